using NewsMonitor.Core.Events;

namespace NewsMonitor.UnitTests.Events;

public sealed class TopicPatternTests
{
    [Theory]
    [InlineData("#", "article.detected.s2.de.topic.diplomacy-talks")]
    [InlineData("article.detected.#", "article.detected.s2.de.topic.diplomacy-talks")]
    [InlineData("article.*.*.*.place.jp", "article.detected.s2.de.place.jp")]
    [InlineData("#.place.jp", "article.detected.s2.de.place.jp")]
    [InlineData("article.#.jp", "article.detected.s2.de.place.jp")]
    [InlineData("article.#.#", "article")]
    [InlineData("#.article.#", "article")]
    [InlineData("a.*", "a.")]
    [InlineData("article.detected", "article.detected")]
    public void A_pattern_gets_what_a_queue_bound_with_it_gets(string pattern, string key) => Assert.True(new TopicPattern(pattern).Matches(key));

    [Theory]
    [InlineData("article.*", "article.detected.s2")]
    [InlineData("article.*", "article")]
    [InlineData("*", "article.detected")]
    [InlineData("article.detected.#", "article.detectedly.s2")]
    [InlineData("article.detected", "article.detected.s2")]
    [InlineData("art*.detected", "article.detected")]
    [InlineData("article.d.tected", "article.detected")]
    [InlineData("article.[a-z]*.#", "article.detected.s2")]
    [InlineData("Article.#", "article.detected")]
    [InlineData("#.place.jp", "article.detected.s2.de.place.jp.x")]
    public void And_nothing_else(string pattern, string key) => Assert.False(new TopicPattern(pattern).Matches(key));
}
