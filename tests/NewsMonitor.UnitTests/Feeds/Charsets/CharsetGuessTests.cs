using System.Text;
using NewsMonitor.Feeds.Reading.Charsets;

namespace NewsMonitor.UnitTests.Feeds.Charsets;

/// <summary>Documents that nobody labels, or everybody wrongly.</summary>
public sealed class CharsetGuessTests
{
    private const string German = "Die Bundeswehr übt mit Verbündeten: „Größtes Manöver“ – für fünf Straßen, 5 € je Gerät."
        + " Ähnlich hätten früher Brücken geprüft werden müssen.";

    private const string Russian =
        "Министерство обороны сообщило о начале учений. Войска переброшены на полигон, сообщает пресс-служба округа."
            + " В манёврах участвуют тысячи военных.";

    private const string Japanese = "防衛省は、日本海で共同訓練を実施したと発表した。訓練には護衛艦と航空機が参加し、連携を確認したとしている。";

    private const string Greek = "Το υπουργείο Άμυνας ανακοίνωσε την έναρξη κοινής άσκησης."
        + " Στις ασκήσεις συμμετέχουν πλοία και αεροσκάφη από πολλές χώρες.";

    [Theory]
    [InlineData("windows-1252", German)]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    [InlineData("iso-8859-5", Russian)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("iso-8859-7", Greek)]
    [InlineData("utf-8", Russian)]
    [InlineData("utf-8", Japanese)]
    public void A_text_without_a_label_is_recognised(string charset, string text)
    {
        var encoding = charset == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(charset)!;
        var document = $"<rss><channel><item><title>{text}</title></item></channel></rss>";

        Assert.Equal(document, FeedEncoding.Decode(encoding.GetBytes(document), null));
    }

    [Theory]
    [InlineData("ä")]
    [InlineData("Müller")]
    [InlineData("Übung in Köln")]
    public void A_few_umlauts_are_German(string text) =>
        Assert.Equal(text, FeedEncoding.Decode(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text), null));

    [Theory]
    [InlineData("<?xml version='1.0' encoding='ibm037'?><a>Hello</a>", 37)]
    [InlineData("<?xml version='1.0'?><a>Hello</a>", 37)]
    [InlineData("<?xml version='1.0' encoding='cp273'?><a>Größe</a>", 20273)]
    public void A_document_from_a_mainframe_is_known_by_its_declaration(string document, int codePage)
    {
        document = document.Replace("cp273", "ibm273", StringComparison.Ordinal);

        Assert.Equal(document, FeedEncoding.Decode(CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(document), null));
    }

    [Theory]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Zero_bytes_give_wide_characters_away(string name) =>
        Assert.Equal("<a>Größe</a>", FeedEncoding.Decode(Encoding.GetEncoding(name).GetBytes("<a>Größe</a>"), "text/xml; charset=utf-8"));
}
