using System.Globalization;
using System.Text;
using CsCheck;
using NewsMonitor.Core.Text;

namespace NewsMonitor.UnitTests.Text;

public sealed class TextGateTests
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private const string Notable = "aäA… \t\n\r\0\u0085\u00A0\u200D\u202E\u2028\uFEFF\uFFFE\uFFFF";

    /// <summary>Any UTF-16 units at all, with the ones that the gate is about far more often than chance would bring them.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
            Gen.Char,
            Gen.Char['\uD800', '\uDFFF'],
            Gen.Char['\u0300', '\u036F'],
            Gen.Int[0, Notable.Length - 1].Select(index => Notable[index]))
        .Array[0, 60].Select(units => new string(units));

    [Fact]
    public void Applied_twice_a_line_is_the_same_as_applied_once() =>
        Gen.Select(AnyText, Gen.Int[1, 40]).Sample((text, max) =>
            TextGate.Line(TextGate.Line(text, max), max) == TextGate.Line(text, max), iter: 20_000);

    [Fact]
    public void Applied_twice_a_block_is_the_same_as_applied_once() =>
        Gen.Select(AnyText, Gen.Int[1, 40]).Sample((text, max) =>
            TextGate.Block(TextGate.Block(text, max), max) == TextGate.Block(text, max), iter: 20_000);

    [Fact]
    public void Whatever_comes_in_what_comes_out_can_be_stored() =>
        Gen.Select(AnyText, Gen.Int[1, 40]).Sample((text, max) =>
        {
            var (line, block) = (TextGate.Line(text, max), TextGate.Block(text, max));

            Assert.All([line, block], gated =>
            {
                StrictUtf8.GetBytes(gated);
                Assert.True(gated.IsNormalized(NormalizationForm.FormC));
                Assert.DoesNotContain(gated, c => (char.IsControl(c) && c is not ('\n' or '\t')) || c is '\uFEFF' or '\uFFFE' or '\uFFFF' or '\u202E' or '\u200D');
            });
            Assert.DoesNotContain(line, c => c is '\n' or '\t');
            Assert.True(new StringInfo(line).LengthInTextElements <= max);
            Assert.True(block.Length <= max);
        }, iter: 20_000);

    [Theory]
    [InlineData(null, "")]
    [InlineData(" \t\r\n ", "")]
    [InlineData("a\0b\u0007c\u009Fd", "abcd")]
    [InlineData("a\r\nERROR fake line", "a ERROR fake line")]
    [InlineData("\u001B[2J gone", "[2J gone")]
    [InlineData("a\u00A0\u2028 \t b", "a b")]
    [InlineData("\u202Etxt.exe\u202C \u2066x\u2069", "txt.exe x")]
    [InlineData("\uFEFFVer\u00ADtei\u200Bdi\u2060gung", "Verteidigung")]
    [InlineData("u\u0308ber", "über")]
    [InlineData("x\uFFFE\uFFFF\uFDD0\U0001FFFEy", "xy")]
    public void A_line_shows_what_it_says(string? text, string expected) => Assert.Equal(expected, TextGate.Line(text, 100));

    // Not an InlineData: attributes are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void BadInput_S02_half_a_surrogate_pair_becomes_the_replacement_character()
    {
        Assert.Equal("a\uFFFDb", TextGate.Line("a\uD83Db", 100));
        Assert.Equal("\uFFFD\uFFFD", TextGate.Line("\uDE00\uD83D", 100));
        Assert.Equal("😀", TextGate.Line("\uD83D\uDE00", 100));
    }

    [Fact]
    public void A_removed_character_does_not_join_the_halves_that_it_parted() =>
        Assert.Equal("\uFFFD\uFFFD", TextGate.Line("\uD83D\0\uDE00", 100));

    [Fact]
    public void A_block_keeps_lines_and_tabs() =>
        Assert.Equal("a\n\nb\n\tc", TextGate.Block("\r\na\r\n\r\nb\u2028\tc\0\n", 100));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd efg", 6, "abcd…")]
    [InlineData("🇩🇪🇫🇷🇵🇱", 2, "🇩🇪…")]
    [InlineData("abc", 1, "…")]
    public void A_long_line_is_cut_between_graphemes_and_says_so(string text, int max, string expected) =>
        Assert.Equal(expected, TextGate.Line(text, max));

    [Fact]
    public void A_grapheme_of_a_million_marks_does_not_pass_as_one_character() =>
        Assert.True(TextGate.Line("a" + new string('\u0332', 1_000_000), 100).Length <= 800);

    [Fact]
    public void A_block_is_cut_without_parting_a_letter_from_its_marks() =>
        Assert.Equal("ab…", TextGate.Block("abx\u0332y\u0332", 4));

    [Fact]
    public void In_markup_the_end_of_a_tag_stays_what_it_is() =>
        Assert.Equal("<p>\u0338u\u0308</p>", TextGate.Markup("<p>\u0338u\u0308\0\u202E</p>\uFFFE"));
}
