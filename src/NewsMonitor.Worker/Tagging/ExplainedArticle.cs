using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Core.Intake;
using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Feeds.Languages;
using NewsMonitor.Feeds.Pages;
using NewsMonitor.Storage;
using NewsMonitor.Storage.Intake;
using NewsMonitor.Worker.Commands;
using NewsMonitor.Worker.Reading;

namespace NewsMonitor.Worker.Tagging;

/// <summary>Gets the article that a person names: by its address, its file or its id.</summary>
internal static class ExplainedArticle
{
    /// <exception cref="CommandFailedException">There is no such article, or it cannot be read.</exception>
    public static async Task<TaggableText> GetAsync(string? settings, string place, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(place, out var id))
        {
            return await StoredAsync(settings, id, cancellationToken);
        }

        return DocumentDownload.IsAddress(place)
            ? PageOf(await DocumentDownload.FetchAsync(settings, new Uri(place), [], cancellationToken), place)
            : FileOf(await DocumentFile.ReadAsync(place, cancellationToken), place);
    }

    private static async Task<TaggableText> StoredAsync(string? settings, Guid id, CancellationToken cancellationToken)
    {
        using var host = WorkerHost.BuildOnce(settings, services => services.AddStorage());
        host.ValidateOptions();
        try
        {
            await SchemaGuard.RefuseOtherSchemaAsync(host.Services.GetRequiredService<DatabaseState>(), cancellationToken);
            // Of the sources only what the database knows counts here: no configuration need be active.
            var article = await host.Services.GetRequiredService<TaggedArticleQuery>().FindAsync(id, new Dictionary<string, Source>(), cancellationToken)
                ?? throw new CommandFailedException($"There is no article {id}.");
            return article.ToTaggable();
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            throw new CommandFailedException(DatabaseFault.Explain(e));
        }
    }

    private static TaggableText FileOf(DocumentFile document, string place)
    {
        if (document.Bytes.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8))
        {
            return PageOf(document, place);
        }

        var (title, text) = PlainArticle.Of(Encoding.UTF8.GetString(document.Bytes.Span));
        return title.Length > 0
            ? Article(title, "", text, null, null)
            : throw new CommandFailedException($"{place} holds no text: the headline belongs into its first line.");
    }

    private static TaggableText PageOf(DocumentFile document, string place) =>
        ArticlePageReader.Read(document.Bytes, document.Address, document.ContentType) switch
        {
            ArticlePageResult.Found found => Article(found.Page.Title, found.Page.Excerpt, found.Page.Text, found.Page.Language, found.Page.Published?.At),
            ArticlePageResult.NotFound missing => throw new CommandFailedException($"{place}: {missing.Why}."),
            var other => throw new InvalidOperationException($"Unknown answer {other.GetType().Name}"),
        };

    private static TaggableText Article(string title, string teaser, string text, string? language, DateTimeOffset? published)
    {
        var (lead, body) = text.Length == 0 ? (teaser, "") : LeadAndBody.Split(teaser, text);
        return new TaggableText
        {
            Title = title,
            Lead = lead,
            Body = body,
            Language = ArticleLanguage.Of(title, text, language),
            Published = published,
        };
    }
}
