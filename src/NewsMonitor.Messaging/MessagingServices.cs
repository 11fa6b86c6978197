using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Core.Events;
using NewsMonitor.Messaging.Events;
using NewsMonitor.Messaging.Publishing;

namespace NewsMonitor.Messaging;

public static class MessagingServices
{
    /// <summary>Adds what writes events. Needs no broker.</summary>
    public static IServiceCollection AddEventWriter(this IServiceCollection services) =>
        services.AddSingleton<IArticleEventWriter, ArticleEventWriter>()
            .AddSingleton<IStoryEventWriter, StoryEventWriter>()
            .AddSingleton<IAlertEventWriter, AlertEventWriter>()
            .AddSingleton<IOpsEventWriter, OpsEventWriter>();

    /// <summary>Adds the relay to RabbitMQ. Needs an <see cref="IOutbox"/> and an <see cref="OutboxBell"/>; starts whether or not a broker is there.</summary>
    public static IServiceCollection AddRelay(this IServiceCollection services)
    {
        // StartTimeout stays unset: with it, a bus that did not find its broker in time never starts again.
        services.AddMassTransit(bus => bus.UsingRabbitMq(Configure));
        return services.AddTopology()
            .AddSingleton<IEventPublisher, EventPublisher>()
            .AddSingleton<BrokerCircuit>()
            .AddSingleton<OutboxRelay>();
    }

    /// <summary>Adds what declares exchanges, archive and dead letters. Needs metrics. Another <see cref="ITopologyNews"/> that is there already stays.</summary>
    public static IServiceCollection AddTopology(this IServiceCollection services)
    {
        services.TryAddSingleton<ITopologyNews, TopologyLog>();
        return services.AddBrokerOptions().AddSingleton<PublishMetrics>().AddSingleton<BrokerTopology>();
    }

    /// <summary>Adds the settings of the broker alone.</summary>
    public static IServiceCollection AddBrokerOptions(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<BrokerOptions, BrokerOptionsValidator>()
            .BindConfiguration(BrokerOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(IsUrl, $"{BrokerOptions.Section}:Url must be like amqp://user@host:5672/vhost");
        return services;
    }

    private static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus)
    {
        // A second host in one process would otherwise log to the first one's disposed factory.
        LogContext.ConfigureCurrentLogContext(context.GetRequiredService<ILoggerFactory>());

        var options = context.GetRequiredService<IOptions<BrokerOptions>>().Value;
        var address = BrokerAddress.Parse(options.Url, options.Password);
        bus.Host(address.Host, (ushort)address.Port, address.VirtualHost, host =>
        {
            host.Username(address.Username);
            host.Password(address.Password);
            host.Heartbeat(TimeSpan.FromSeconds(10));
            host.ContinuationTimeout(TimeSpan.FromSeconds(10));
            host.PublisherConfirmation = true;
            if (address.Tls)
            {
                host.UseSsl(tls =>
                {
                    tls.ServerName = address.Host;
                    // The library's default accepts a chain that ends at any authority.
                    tls.EnforcePolicyErrors(
                        System.Net.Security.SslPolicyErrors.RemoteCertificateChainErrors
                        | System.Net.Security.SslPolicyErrors.RemoteCertificateNameMismatch
                        | System.Net.Security.SslPolicyErrors.RemoteCertificateNotAvailable);
                });
            }
        });
    }

    private static bool IsUrl(BrokerOptions options)
    {
        try
        {
            BrokerAddress.Parse(options.Url);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
