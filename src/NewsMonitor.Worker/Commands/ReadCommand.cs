using System.CommandLine;
using System.Text;
using NewsMonitor.Worker.Reading;

namespace NewsMonitor.Worker.Commands;

internal static class ReadCommand
{
    public static Command Create(Option<string?> settings)
    {
        var place = new Argument<string?>("FILE|URL")
        {
            Description = "A document: a feed of any format, a sitemap, the answer of a WordPress site.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var contentType = new Option<string?>("--content-type")
        {
            Description = "The HTTP header that a file came with, for its charset.",
            HelpName = "TYPE",
        };
        var baseUrl = new Option<string?>("--base-url") { Description = "Where a file came from: what its links are relative to.", HelpName = "URL" };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON." };
        var article = new Option<bool>("--article") { Description = "The document is the page of one article: print what is on it." };
        var list = new Option<FileInfo?>("--list")
        {
            Description = "Read many files: JSON lines {id, file, contentType?, baseUrl?}. Prints one line of JSON each, in their order.",
            HelpName = "LIST.jsonl",
        };
        var allowPrivate = PrivateNetworks.CreateOption();
        var command = new Command("read", "Read a document as a poll would, and print what is in it. Stores nothing, and sends no credentials: it asks an address, not a source.")
        {
            place, contentType, baseUrl, json, article, list, allowPrivate,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
            if (parsed.GetValue(list) is { } cases)
            {
                return await ReadListAsync(cases, output, cancellationToken);
            }

            var where = parsed.GetValue(place) ?? throw new CommandFailedException("Name a FILE, a URL or a --list: see 'newsmonitor read --help'.");
            var document = DocumentDownload.IsAddress(where)
                ? await DocumentDownload.FetchAsync(parsed.GetValue(settings), new Uri(where), PrivateNetworks.Parse(parsed.GetValue(allowPrivate)!), cancellationToken)
                : await DocumentFile.ReadAsync(where, cancellationToken);
            document = document with
            {
                ContentType = parsed.GetValue(contentType) ?? document.ContentType,
                Address = BaseAddress(parsed.GetValue(baseUrl)) ?? document.Address,
            };
            var read = parsed.GetValue(article)
                ? CaseReader.ParseArticleAsync(document, cancellationToken)
                : CaseReader.ParseAsync(document, cancellationToken);
            return await PrintAsync(where, await read, parsed.GetValue(json), output);
        });
        return command;
    }

    private static async Task<int> ReadListAsync(FileInfo list, TextWriter output, CancellationToken cancellationToken)
    {
        if (!list.Exists)
        {
            throw new CommandFailedException($"{list} does not exist.");
        }

        await foreach (var (index, line) in File.ReadLinesAsync(list.FullName, cancellationToken).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                var one = ReadCase.Parse(line);
                await output.WriteLineAsync(await CaseReader.ReadAsync(one, one.PathBeside(list), cancellationToken));
            }
            catch (FormatException e)
            {
                await Console.Error.WriteLineAsync($"{list}:{index + 1}: {e.Message}");
                await output.WriteLineAsync(FeedJson.Of($"line {index + 1}", "unreadable_line"));
            }
        }

        return ExitCode.Success;
    }

    private static async Task<int> PrintAsync(string label, ReadResult read, bool json, TextWriter output)
    {
        await output.WriteLineAsync(json ? read.ToJson(label) : read.ToText());
        return read.IsRead ? ExitCode.Success : ExitCode.Failure;
    }

    private static Uri? BaseAddress(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new CommandFailedException("--base-url must be an http or https address.");
}
