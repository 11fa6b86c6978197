using NewsMonitor.Core.Entries;
using static NewsMonitor.UnitTests.Feeds.FeedDateAssert;

namespace NewsMonitor.UnitTests.Feeds;

/// <summary>Dates in the languages of the feeds.</summary>
public sealed class FeedDateLanguageTests
{
    [Theory]
    [InlineData("So, 28 Juli 2024 07:00:00 +0200", "2024-07-28T05:00:00")]
    [InlineData("Di, 05 Mär 2024 07:00:00 +0100", "2024-03-05T06:00:00")]
    [InlineData("Mi, 01 Mai 2024 07:00:00 +0200", "2024-05-01T05:00:00")]
    [InlineData("Do, 17 Okt 2024 07:00:00 +0200", "2024-10-17T05:00:00")]
    [InlineData("Sa, 07 Dez 2024 07:00:00 +0100", "2024-12-07T06:00:00")]
    public void BadInput_D04_a_German_date_in_the_dress_of_RFC_822_is_read(string raw, string expected) => Reads(raw, expected, DateQuality.Exact);

    [Theory]
    [InlineData("Mo., 28. Okt. 2024 07:00 Uhr", "2024-10-28T07:00:00")]
    [InlineData("Mittwoch, den 4. Dezember 2024 um 18:30 Uhr", "2024-12-04T18:30:00")]
    [InlineData("Mittwoch, 4. Dezember 2024, 18.30 Uhr", "2024-12-04T18:30:00")]
    [InlineData("4. Dezember 2024, 18 Uhr", "2024-12-04T18:00:00")]
    [InlineData("4. Dez. 2024 - 18:30h", "2024-12-04T18:30:00")]
    [InlineData("18:30 Uhr, 4. Dezember 2024", "2024-12-04T18:30:00")]
    [InlineData("Am 4. Dezember 2024 um 18:30", "2024-12-04T18:30:00")]
    [InlineData("Do 3. Jän. 2024 7:05", "2024-01-03T07:05:00")]
    [InlineData("3. Jaenner 2024 7:05", "2024-01-03T07:05:00")]
    [InlineData("3. Feber 2024 7:05", "2024-02-03T07:05:00")]
    [InlineData("3. Mrz. 2024 7:05", "2024-03-03T07:05:00")]
    [InlineData("3. Maerz 2024 7:05", "2024-03-03T07:05:00")]
    [InlineData("3. Marz 2024 7:05", "2024-03-03T07:05:00")]
    [InlineData("3. Ma\u0308rz 2024 7:05", "2024-03-03T07:05:00")]
    [InlineData("3. MÄRZ 2024 7:05", "2024-03-03T07:05:00")]
    [InlineData("3. Sept. 2024 mittags", "2024-09-03T12:00:00")]
    public void German_is_read(string raw, string expected) => Reads(raw, expected, DateQuality.ZoneAssumed);

    [Theory]
    [InlineData("lun., 29 juil. 2024 09:18:28 +0200", "2024-07-29T07:18:28")]
    [InlineData("mar, 14 mai 2024 09:18:28 +0200", "2024-05-14T07:18:28")]
    [InlineData("mar, 12 mar 2024 09:18:28 +0100", "2024-03-12T08:18:28")]
    [InlineData("mar. 12 mars 2024 08:18 GMT", "2024-03-12T08:18:00")]
    [InlineData("jue, 12 dic 2024 09:18:28 +0100", "2024-12-12T08:18:28")]
    [InlineData("gio, 29 ago 2024 09:18:28 +0200", "2024-08-29T07:18:28")]
    [InlineData("qui, 12 set 2024 09:18:28 +0100", "2024-09-12T08:18:28")]
    [InlineData("do, 07 mrt 2024 09:18:28 +0100", "2024-03-07T08:18:28")]
    [InlineData("Δευ, 29 Ιούλ 2024 02:18:28 EST", "2024-07-29T07:18:28")]
    [InlineData("пн, 29 июл 2024 10:18:28 +0300", "2024-07-29T07:18:28")]
    [InlineData("Pzt, 29 Tem 2024 10:18:28 +0300", "2024-07-29T07:18:28")]
    [InlineData("pon, 29 lip 2024 09:18:28 +0200", "2024-07-29T07:18:28")]
    [InlineData("2024-augusztus-9T9:18+02:00", "2024-08-09T07:18:00")]
    public void Other_languages_in_the_dress_of_the_standards_are_read(string raw, string expected) => Reads(raw, expected, DateQuality.Exact);

    [Theory]
    [InlineData("Mardi 12. novembre 2024 - 15:04", "2024-11-12T15:04:00")]
    [InlineData("1er août 2024 à 16h05", "2024-08-01T16:05:00")]
    [InlineData("1 aout 2024 à 16 h 05", "2024-08-01T16:05:00")]
    [InlineData("vendredi 26 juillet 2024, 18h", "2024-07-26T18:00:00")]
    [InlineData("Publié le 9 février 2024 à 16h30min", "2024-02-09T16:30:00")]
    [InlineData("28 de julio de 2024 a las 9:18", "2024-07-28T09:18:00")]
    [InlineData("miércoles, 4 de septiembre de 2024 9:18 p. m.", "2024-09-04T21:18:00")]
    [InlineData("28 luglio 2024 alle ore 9:18", "2024-07-28T09:18:00")]
    [InlineData("segunda-feira, 28 de outubro de 2024 às 14h30", "2024-10-28T14:30:00")]
    [InlineData("1º de março de 2024 14:30", "2024-03-01T14:30:00")]
    [InlineData("maandag 29 juli 2024 - 16:05", "2024-07-29T16:05:00")]
    [InlineData("28 września 2024 o 9:18", "2024-09-28T09:18:00")]
    [InlineData("28. pazdziernika 2024, 9:18", "2024-10-28T09:18:00")]
    [InlineData("28. července 2024 9:18", "2024-07-28T09:18:00")]
    [InlineData("2024. július 28., vasárnap 9:18", "2024-07-28T09:18:00")]
    [InlineData("28 ΙΟΥΛΙΟΥ 2024 9:18", "2024-07-28T09:18:00")]
    [InlineData("вторник, 30 июля 2024 г. в 15:04", "2024-07-30T15:04:00")]
    [InlineData("28 липня 2024, 9:18", "2024-07-28T09:18:00")]
    [InlineData("28 Ağustos 2024 Çarşamba 9:18", "2024-08-28T09:18:00")]
    [InlineData("28 ARALIK 2024 9:18", "2024-12-28T09:18:00")]
    [InlineData("sunnuntai 28. heinäkuuta 2024 klo 9.18", "2024-07-28T09:18:00")]
    [InlineData("søndag den 28. juli 2024 kl. 09.18", "2024-07-28T09:18:00")]
    [InlineData("söndag 4 augusti 2024 kl 09:18", "2024-08-04T09:18:00")]
    [InlineData("28. desember 2024 09:18", "2024-12-28T09:18:00")]
    [InlineData("28 iulie 2024, 9:18", "2024-07-28T09:18:00")]
    [InlineData("28. juuli 2024 9:18", "2024-07-28T09:18:00")]
    [InlineData("2024年7月28日 16:05", "2024-07-28T16:05:00")]
    [InlineData("2024年7月28日(日) 16時05分", "2024-07-28T16:05:00")]
    [InlineData("2024年7月28日下午4:05", "2024-07-28T16:05:00")]
    [InlineData("2024年07月28日 上午9时05分10秒", "2024-07-28T09:05:10")]
    [InlineData("２０２４年７月２８日　１６：０５", "2024-07-28T16:05:00")]
    [InlineData("2024-07-28 午後4:05", "2024-07-28T16:05:00")]
    [InlineData("٢٨/٠٧/٢٠٢٤ ٠٩:١٨", "2024-07-28T09:18:00")]
    public void Other_languages_are_read(string raw, string expected) => Reads(raw, expected, DateQuality.ZoneAssumed);

    [Theory]
    [InlineData("2024년 07월 28일 16:18:28", "2024-07-28T07:18:28")]
    [InlineData("2024년 7월 28일 일요일 오전 12시 5분", "2024-07-27T15:05:00")]
    [InlineData("2024-07-28 오후 4:18:28", "2024-07-28T07:18:28")]
    [InlineData("2024. 7. 28. 오전 9:18", "2024-07-28T00:18:00")]
    public void Korean_is_in_the_time_of_Korea(string raw, string expected) => Reads(raw, expected, DateQuality.ZoneAssumed);

    [Theory]
    [InlineData("2024年7月28日星期日", "2024-07-28T00:00:00")]
    [InlineData("2024年7月", "2024-07-01T00:00:00")]
    [InlineData("2024년 7월 28일", "2024-07-27T15:00:00")]
    [InlineData("listopad 2024", "2024-11-01T00:00:00")]
    public void A_day_or_a_month_alone_is_its_first_moment(string raw, string expected) => Reads(raw, expected, DateQuality.DayOnly);
}
