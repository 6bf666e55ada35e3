import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.configuration.ssl.ClientAuth;
import org.neo4j.configuration.ssl.SslPolicyConfig;
import org.neo4j.configuration.ssl.SslPolicyScope;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;

/**
 * A Neo4j server for tests: java Server FOLDER PORT [keep]. It prints "ready"
 * when it answers on the port, in the clear and by TLS, with the key.pem and
 * certificate.pem of its folder. When its standard input ends, because the test
 * that started it is over, however it ended, it deletes its folder, unless that
 * is to be kept, and is gone.
 */
public final class Server {
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        SocketAddress address = new SocketAddress("127.0.0.1", Integer.parseInt(args[1]));
        SslPolicyConfig tls = SslPolicyConfig.forScope(SslPolicyScope.BOLT);
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(folder)
                .setConfig(GraphDatabaseSettings.auth_enabled, false)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(128))
                // Tests fill and empty the database all the time; plans need not follow.
                .setConfig(GraphDatabaseSettings.query_statistics_divergence_threshold, 1.0)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnector.advertised_address, address)
                .setConfig(BoltConnector.encryption_level, BoltConnector.EncryptionLevel.OPTIONAL)
                .setConfig(tls.enabled, true)
                .setConfig(tls.base_directory, folder.toAbsolutePath())
                .setConfig(tls.private_key, Path.of("key.pem"))
                .setConfig(tls.public_certificate, Path.of("certificate.pem"))
                .setConfig(tls.client_auth, ClientAuth.NONE)
                .build();
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // nothing is ever sent
        }
        if (args.length > 2) {
            server.shutdown();
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
