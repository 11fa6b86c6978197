using System.Collections.Frozen;

namespace NewsMonitor.Core.Stories;

/// <summary>Words that stand in every text and tell nothing of what it is about, folded.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> Words = (
        "a after again against all also an and any are as at be because been before being between both but by can could day days did do does during first for friday"
        + " from had has have he her him his how i if in into is it its just last may me monday more most my new no not now of on once one only or other our out over"
        + " said saturday says she should so some such sunday than that the their them then there these they this through thursday time to told tuesday two under up"
        + " us was we wednesday were what when where which while who will with would year years you your according"
        + " aber alle allem allen aller alles als also am an andere anderen ans auch auf aus ausserdem bei beim bereits bis bisher da dabei dadurch dafuer damit danach"
        + " dann daran darauf darueber das dass dazu dem den denen denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort durch ein eine einem"
        + " einen einer eines er erst es etwa euch fuer gegen gibt habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im ins ist jahr jahre"
        + " jahren jahres jede jeden jeder jedoch jetzt kann kein keine keinen koenne koennen koennte konnte laut man mehr mehrere mit muessen muss nach nachdem nicht"
        + " noch nun nur ob oder ohne rund sagte schon sehr sei seien sein seine seinem seinen seiner seit selbst sich sie sieht sind so sollen soll sollte sowie tag"
        + " tage ueber um und uns unter vom von vor waehrend war waren was wegen weil weiter weitere weiteren wenn werde werden wie wieder will wir wird wo worden"
        + " wurde wurden zu zudem zum zur zwei zwischen")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(ReadOnlySpan<char> folded) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);
}
