using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>A schema as it is written: keywords in order, each with its value as JSON text.</summary>
internal sealed class BundledSchema
{
    private readonly List<(SchemaKeyword Keyword, string Json)> _keywords = [];

    public bool IsAnnotation => _keywords.TrueForAll(static entry => BundledAnnotations.Contains(entry.Keyword));

    /// <summary>The length of what is written, nearly.</summary>
    public int Length => _keywords.Sum(static entry => entry.Keyword.Name.Length + entry.Json.Length);

    /// <summary>Sets a keyword, in its old place where it has one; null leaves it as it is.</summary>
    public void Set(SchemaKeyword keyword, string? json)
    {
        if (json is null)
        {
            return;
        }

        var index = _keywords.FindIndex(entry => entry.Keyword == keyword);
        if (index < 0)
        {
            _keywords.Add((keyword, json));
        }
        else
        {
            _keywords[index] = (keyword, json);
        }
    }

    /// <summary>Adds schemas that hold as well.</summary>
    /// <param name="isFirst">Whether they come before those that are there.</param>
    public void AllOf(IEnumerable<string> schemas, bool isFirst = false)
    {
        var added = string.Join(",", schemas);
        var index = _keywords.FindIndex(static entry => entry.Keyword == SchemaKeywords.AllOf);
        var known = index < 0 ? "" : _keywords[index].Json.Substring(1, _keywords[index].Json.Length - 2);
        if (added.Length > 0)
        {
            var parts = isFirst ? [added, known] : (string[])[known, added];
            Set(SchemaKeywords.AllOf, JsonText.Array(parts.Where(static part => part.Length > 0)));
        }
    }

    /// <summary>Takes over all keywords of a schema that only annotates.</summary>
    public void Annotate(BundledSchema annotations)
    {
        foreach (var (keyword, json) in annotations._keywords)
        {
            Set(keyword, json);
        }
    }

    /// <summary>Moves all that is no annotation into another schema.</summary>
    public BundledSchema TakeAssertions()
    {
        var assertions = new BundledSchema();
        assertions._keywords.AddRange(_keywords.Where(static entry => !BundledAnnotations.Contains(entry.Keyword)));
        _keywords.RemoveAll(static entry => !BundledAnnotations.Contains(entry.Keyword));
        return assertions;
    }

    public override string ToString() => JsonText.Object(_keywords.Select(static entry => (entry.Keyword.Name, entry.Json)));
}
