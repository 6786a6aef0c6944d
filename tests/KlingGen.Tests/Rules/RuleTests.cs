namespace KlingGen.Tests.Rules;

/// <summary>Each rule of each gateway's document: kept, just under and just over its limit, and each pair of members that exclude each other.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Keys
    {
        get
        {
            var keys = new TheoryData<string>();
            foreach (var @case in RuleCase.All)
            {
                keys.Add(@case.Key);
            }

            return keys;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_request_is_judged_by_the_rules_of_its_gateway(string key)
    {
        var @case = RuleCase.All.Single(candidate => candidate.Key == key);

        var result = RuleJudges.Judge(@case);

        result.Errors.Concat(result.Warnings).Should().NotContain(static error => error.Message.Length == 0);
        RuleCase.Verdict(result).Should().Be(@case.Expected, "that is the verdict over {0}", @case.Request.ToJsonString());
    }

    [Fact]
    public void Every_sentence_of_the_documents_is_told_by_a_case()
    {
        var told = RuleCase.All.Select(RuleJudges.Judge).SelectMany(static result => result.Errors.Concat(result.Warnings)).Select(static found => found.Message).ToHashSet(StringComparer.Ordinal);

        DocumentSentences.All.Should().NotBeEmpty();
        DocumentSentences.All.Where(sentence => !told.Any(message => message.Contains(sentence, StringComparison.Ordinal))).Should().BeEmpty();
    }
}
