/** Versions that were run together. OpenGDS belongs to one release of the server; Java 17 and 21 both run this one. */
export const NEO4J_VERSION = '5.26.30';
export const GDS_VERSION = '2.13.9';
export const BROWSER_VERSION = '5.24.0';

const ARTIFACTS: readonly (readonly [group: string, name: string, version: string])[] = [
  ['org.neo4j', 'neo4j', NEO4J_VERSION],
  ['org.neo4j.app', 'neo4j-server', NEO4J_VERSION],
  ['org.neo4j.client', 'neo4j-browser', BROWSER_VERSION],
  // What the project's own open packaging lists.
  ['org.neo4j.gds', 'proc', GDS_VERSION],
  ['org.neo4j.gds', 'proc-sysinfo', GDS_VERSION],
  ['org.neo4j.gds', 'opengds-extension', GDS_VERSION],
  ['org.neo4j.gds', 'open-model-catalog', GDS_VERSION],
  ['org.neo4j.gds', 'open-write-services', GDS_VERSION],
];

/** Copies the server with its Browser into `lib`, and Graph Data Science (GPL-3, so never shipped) into `plugins`. */
export function pomText(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>skein</groupId>
  <artifactId>neo4j-distribution</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
${ARTIFACTS.map(dependency).join('\n')}
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-dependency-plugin</artifactId>
        <executions>
${copy('lib', '<excludeGroupIds>org.neo4j.gds</excludeGroupIds>')}
${copy('plugins', '<includeGroupIds>org.neo4j.gds</includeGroupIds>')}
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
`;
}

function dependency([group, name, version]: (typeof ARTIFACTS)[number]): string {
  return `    <dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`;
}

function copy(folder: string, which: string): string {
  return `          <execution>
            <id>${folder}</id>
            <phase>package</phase>
            <goals><goal>copy-dependencies</goal></goals>
            <configuration>
              <outputDirectory>\${folder}/${folder}</outputDirectory>
              <includeScope>runtime</includeScope>
              ${which}
            </configuration>
          </execution>`;
}
