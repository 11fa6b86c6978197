using NewsMonitor.Contracts;

namespace NewsMonitor.UnitTests.Contract;

/// <summary>Writes the AsyncAPI document: exchanges, archive and messages, with schemas and samples by reference.</summary>
internal static class AsyncApiDocument
{
    private const string Head = """
        # Made from the records of NewsMonitor.Contracts; README.md beside it says how.
        asyncapi: 3.0.0
        id: urn:monitor:worker
        info:
          title: NewsMonitor events
          version: 1.0.0
          description: >-
            What NewsMonitor publishes on RabbitMQ: news articles on defence and security, and the health of the monitor. Bodies are CloudEvents 1.0 in
            structured JSON. Delivery is at least once and in no promised order: de-duplicate on the id, order by the revision. Within version 1
            optional members, known values and types of events may come: ignore what you do not know. All texts come from outside: escape them.
        defaultContentType: application/cloudevents+json

        servers:
          broker:
            host: '{host}:{port}'
            pathname: /{vhost}
            protocol: amqp
            protocolVersion: 0.9.1
            description: RabbitMQ 3.10 or later; each subscriber has a login of its own.
            variables: &variables
              host: { default: localhost, description: Name of the broker. }
              port: { default: '5672', description: 'Usually 5672, with TLS 5671.' }
              vhost: { default: monitor, description: Virtual host. }
            security:
              - $ref: '#/components/securitySchemes/login'
          brokerTls:
            host: '{host}:{port}'
            pathname: /{vhost}
            protocol: amqps
            protocolVersion: 0.9.1
            description: The same with TLS.
            variables: *variables
            security:
              - $ref: '#/components/securitySchemes/login'


        """;

    private const string Operations = """

        operations:
          tellNews:
            action: send
            channel: { $ref: '#/channels/events' }
            summary: Tells what is new and what has changed.
            bindings: &publishing
              amqp: { deliveryMode: 2, mandatory: true, timestamp: true, ack: true, bindingVersion: 0.3.0 }
          tellHealth:
            action: send
            channel: { $ref: '#/channels/ops' }
            summary: Tells operators how sources and the monitor itself are.
            bindings: *publishing
          keep:
            action: send
            channel: { $ref: '#/channels/archive' }
            summary: Keeps the events of the last weeks (30 days unless set otherwise) for whoever comes late.


        """;

    private const string Components = """

        components:
          securitySchemes:
            login: { type: userPassword, description: One login for each subscribing team. }
          schemas:
            ArticleHeaders:
              type: object
              properties: &common
                event: { type: string, description: CloudEvents type. }
                schema-major: { type: integer, const: 1, description: 'Major version: 1.' }
                x-stream-filter-value: { type: string, description: 'Entity and action, as in the routing key: what a reader of the archive filters by.' }
                source: { type: string, description: 'Key of the source; absent where there is none.' }
                replay: { type: string, const: '1', description: Only on messages that are sent again on request. }
                lang: { type: string, description: 'BCP 47 primary tag, or und.' }
                severity: { type: integer, minimum: 0, maximum: 4, description: 0 to 4. }
                relevance: { type: integer, minimum: 0, maximum: 100, description: 0 to 100. }
                backfill: { type: string, const: '1', description: Only on what is not live news. }
                rule: { type: string, description: Id of the watch rule; alerts only. }
              required: [event, schema-major, x-stream-filter-value]
            OpsHeaders:
              type: object
              properties: *common
              required: [event, schema-major, x-stream-filter-value]

        """;

    private const string Archive = """
          archive:
            address: monitor.archive
            title: monitor.archive
            summary: A stream that holds what both exchanges had lately.
            description: >-
              Read it with the consumer argument x-stream-offset (first, next, a timestamp, or an interval such as 7D), a prefetch and acknowledgements.
              A stream keeps no list of further keys; the body is the same.
            bindings:
              amqp:
                is: queue
                queue: { name: monitor.archive, durable: true, exclusive: false, autoDelete: false, vhost: monitor }
                bindingVersion: 0.3.0
            messages:

        """;

    public static string Write() => string.Concat(
        [
            Head,
            "channels:\n",
            Channel("events", EventCatalogue.EventsExchange, "Articles, stories and alerts.", "article.detected.s2.de.topic.alliances-treaties"),
            Channel("ops", EventCatalogue.OpsExchange, "Health of sources and of the monitor itself.", "source.down.p2.und.source.perspektiven-global"),
            Archive,
            Messages(EventCatalogue.All),
            Operations,
            Components,
            "  messages:\n",
            .. EventCatalogue.All.Select(Message),
        ]);

    private static string Channel(string name, string exchange, string summary, string example) =>
        $$"""
              {{name}}:
                address: '{entity}.{action}.{grade}.{lang}.{facet}.{value}'
                title: {{exchange}}
                summary: {{summary}}
                description: >-
                  Bind a queue of your own, sub.<team>.<purpose>, by a pattern of six words, such as {{example}}. A message has further
                  keys (CC), one for each thing that is main in it; a queue gets one copy, however many match.
                parameters:
                  entity: { description: What it is about. }
                  action: { description: What happened to it. }
                  grade: { description: 'Articles and stories: severity s0 to s4. Alerts and health: priority p1 (highest) to p4.' }
                  lang: { description: 'de, en, or und.' }
                  facet: { description: 'topic, place, actor, equip, event, source, rule; health: source, scope, exchange, queue, set, type.' }
                  value: { description: 'Id in lower case; whatever is none of a to z, 0 to 9 and - is a -.' }
                bindings:
                  amqp:
                    is: routingKey
                    exchange: { name: {{exchange}}, type: topic, durable: true, autoDelete: false, vhost: monitor }
                    bindingVersion: 0.3.0
                messages:

            """ + Messages(EventCatalogue.All.Where(known => known.Exchange == exchange));

    private static string Messages(IEnumerable<KnownEvent> messages) =>
        string.Concat(messages.Select(known => $"      {known.Name}: {{ $ref: '#/components/messages/{known.Name}' }}\n"));

    private static string Message(KnownEvent known)
    {
        var headers = known.Exchange == EventCatalogue.OpsExchange ? "Ops" : "Article";
        var summary = DocComments.Of(known.Data).Replace("'", "''", StringComparison.Ordinal);
        return $$"""
                {{known.Name}}:
                  name: {{known.Type}}
                  title: {{known.Data.Name}}
                  summary: '{{summary}}'
                  contentType: application/cloudevents+json
                  headers: { $ref: '#/components/schemas/{{headers}}Headers' }
                  payload:
                    allOf:
                      - $ref: ./schemas/cloudevent.json
                      - properties: { type: { const: {{known.Type}} }, data: { $ref: ./schemas/{{known.Name}}.json } }
                  bindings:
                    amqp: { messageType: {{known.Type}}, bindingVersion: 0.3.0 }
                  examples:
                    - name: sample
                      payload: { $ref: ./samples/{{known.Name}}.json }

            """;
    }
}
