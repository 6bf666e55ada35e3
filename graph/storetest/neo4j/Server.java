import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;

/**
 * A Neo4j server for tests: java Server FOLDER PORT. It prints "ready" when it
 * answers on the port. When its standard input ends, because the test that
 * started it is over, however it ended, it deletes its folder and is gone.
 */
public final class Server {
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        SocketAddress address = new SocketAddress("127.0.0.1", Integer.parseInt(args[1]));
        new DatabaseManagementServiceBuilder(folder)
                .setConfig(GraphDatabaseSettings.auth_enabled, false)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(128))
                // Tests fill and empty the database all the time; plans need not follow.
                .setConfig(GraphDatabaseSettings.query_statistics_divergence_threshold, 1.0)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnector.advertised_address, address)
                .build();
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // nothing is ever sent
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
