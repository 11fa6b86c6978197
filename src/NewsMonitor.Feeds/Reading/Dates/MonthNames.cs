using System.Collections.Frozen;

namespace NewsMonitor.Feeds.Reading.Dates;

/// <summary>The months in the languages of the feeds that a European desk reads.</summary>
internal static class MonthNames
{
    /// <summary>
    /// A language a line, January to December; case forms where dates use them. The words are folded as the texts are.
    /// No word may stand for two months: "srpen" is August in Czech, so Croatian, where it is July, cannot be in this table.
    /// </summary>
    private const string Table = """
        jan january | feb febr february | mar march | apr april | may | jun june | jul july | aug august | sep sept september | oct october | nov november | dec december
        januar jänner jaenner jän | feber | mär mrz märz maerz | - | mai | juni | juli | - | - | okt oktober | - | dez dezember
        janv janvier | fév févr fevrier février | mars | avr avril | - | juin | juil juillet | août aoû aout | septembre | octobre | novembre | déc décembre
        ene enero | febrero | marzo | abr abril | mayo | junio | julio | ago agosto | septiembre setiembre | octubre | noviembre | dic diciembre
        gen gennaio | febbraio | - | aprile | mag maggio | giu giugno | lug luglio | - | set sett settembre | ott ottobre | - | dicembre
        janeiro | fev fevereiro | março | - | maio | junho | julho | - | setembro | out outubro | novembro | dezembro
        januari | februari | mrt maart | - | mei | - | - | augustus | - | - | - | -
        sty styczeń stycznia | lut luty lutego | marzec marca | kwi kwiecień kwietnia | maj maja | cze czerwiec czerwca | lip lipiec lipca
            | sie sierpień sierpnia | wrz wrzesień września | paź październik października | lis listopad listopada | gru grudzień grudnia
        led leden ledna | úno únor února | bře březen března | dub duben dubna | kvě květen května | čvn červen června | čvc červenec července
            | srp srpen srpna | zář září | říj říjen října | listopadu | pro prosinec prosince
        január | február | márc március | ápr április | máj május | jún június | júl július | augusztus | szept szeptember | október | - | -
        ian ianuarie | februarie | martie | aprilie | - | iun iunie | iul iulie | - | septembrie | octombrie | noi noiembrie | decembrie
        - | - | marts | - | - | - | - | augusti | - | - | - | des desember
        tammi tammikuu tammikuuta | helmi helmikuu helmikuuta | maalis maaliskuu maaliskuuta | huhti huhtikuu huhtikuuta | touko toukokuu toukokuuta
            | kesä kesäkuu kesäkuuta | heinä heinäkuu heinäkuuta | elo elokuu elokuuta | syys syyskuu syyskuuta | loka lokakuu lokakuuta
            | marras marraskuu marraskuuta | joulu joulukuu joulukuuta
        jaanuar | veebr veebruar | märts | aprill | - | juuni | juuli | - | - | oktoober | - | dets detsember
        oca ocak | şub şubat | mart | nis nisan | mayıs | haz haziran | tem temmuz | ağu ağustos | eyl eylül | eki ekim | kas kasım | ara aralık
        ιαν ιανουάριος ιανουαρίου | φεβ φεβρουάριος φεβρουαρίου | μαρ μάρτιος μαρτίου | απρ απρίλιος απριλίου | μαι μάιος μαΐου | ιουν ιούνιος ιουνίου
            | ιουλ ιούλιος ιουλίου | αυγ αύγουστος αυγούστου | σεπ σεπτ σεπτέμβριος σεπτεμβρίου | οκτ οκτώβριος οκτωβρίου
            | νοε νοέμβριος νοεμβρίου | δεκ δεκέμβριος δεκεμβρίου
        янв январь января | фев февр февраль февраля | мар март марта | апр апрель апреля | май мая | июн июнь июня | июл июль июля
            | авг август августа | сен сент сентябрь сентября | окт октябрь октября | ноя нояб ноябрь ноября | дек декабрь декабря
        січ січень січня | лют лютий лютого | бер березень березня | кві квіт квітень квітня | тра трав травень травня | чер черв червень червня
            | лип липень липня | сер серп серпень серпня | вер верес вересень вересня | жов жовт жовтень жовтня
            | лис листоп листопад листопада | гру груд грудень грудня
        """;

    /// <summary>The number of a month, by its folded name.</summary>
    private static readonly FrozenDictionary<string, int> Numbers = Languages()
        .SelectMany(months => months.SelectMany((names, index) => names.Select(name => KeyValuePair.Create(name, index + 1))))
        .Distinct()
        .ToDictionary() // refuses a word of two months
        .ToFrozenDictionary();

    /// <summary>1 to 12; null when the word is no month.</summary>
    /// <param name="word">Folded, in lower case.</param>
    public static int? Number(string word) => Numbers.TryGetValue(word, out var number) ? number : null;

    private static IEnumerable<string[][]> Languages() => DateText.Fold(Table)
        .ReplaceLineEndings("\n")
        .Replace("\n    ", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => line.Split('|').Select(Names).ToArray());

    private static string[] Names(string cell) => [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => name != "-")];
}
