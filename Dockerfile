# dealgraph in an image that holds the binary and nothing else.
#
#   docker build -t dealgraph .
#   docker run -p 127.0.0.1:8080:8080 -v dealgraph:/data dealgraph
#   docker run -v dealgraph:/data -v ./news:/news:ro dealgraph load /news

FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY cmd cmd
COPY graph graph
COPY loader loader
COPY server server
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /dealgraph ./cmd/dealgraph && mkdir /data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /dealgraph /dealgraph
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENV DEALGRAPH_STORE=file:/data/dealgraph.db DEALGRAPH_ADDR=0.0.0.0:8080
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s CMD ["/dealgraph", "health"]
ENTRYPOINT ["/dealgraph"]
CMD ["serve"]
