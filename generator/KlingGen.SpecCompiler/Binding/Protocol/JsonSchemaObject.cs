using System.Text;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>A schema as it is written: keywords in order, each with its value as JSON text.</summary>
internal sealed class JsonSchemaObject
{
    private static readonly HashSet<string> s_annotations = new(StringComparer.Ordinal)
    {
        "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly",
    };

    private readonly List<KeyValuePair<string, string>> _keywords = [];

    public bool IsAnnotation => _keywords.TrueForAll(static keyword => s_annotations.Contains(keyword.Key));

    /// <summary>The length of what is written, nearly.</summary>
    public int Length => _keywords.Sum(static keyword => keyword.Key.Length + keyword.Value.Length);

    /// <summary>Sets a keyword, in its old place where it has one; null leaves it as it is.</summary>
    public void Set(string keyword, string? json)
    {
        if (json is null)
        {
            return;
        }

        var index = _keywords.FindIndex(known => known.Key == keyword);
        var entry = new KeyValuePair<string, string>(keyword, json);
        if (index < 0)
        {
            _keywords.Add(entry);
        }
        else
        {
            _keywords[index] = entry;
        }
    }

    /// <summary>Adds schemas that hold as well.</summary>
    /// <param name="isFirst">Whether they come before those that are there.</param>
    public void AllOf(IEnumerable<string> schemas, bool isFirst = false)
    {
        var added = string.Join(",", schemas);
        var index = _keywords.FindIndex(static known => known.Key == "allOf");
        var known = index < 0 ? "" : _keywords[index].Value.Substring(1, _keywords[index].Value.Length - 2);
        if (added.Length > 0)
        {
            var parts = isFirst ? [added, known] : (string[])[known, added];
            Set("allOf", "[" + string.Join(",", parts.Where(static part => part.Length > 0)) + "]");
        }
    }

    /// <summary>Takes over all keywords of a schema that only annotates.</summary>
    public void Annotate(JsonSchemaObject annotations)
    {
        foreach (var keyword in annotations._keywords)
        {
            Set(keyword.Key, keyword.Value);
        }
    }

    /// <summary>Moves all that is no annotation into another schema.</summary>
    public JsonSchemaObject Assertions()
    {
        var assertions = new JsonSchemaObject();
        assertions._keywords.AddRange(_keywords.Where(static keyword => !s_annotations.Contains(keyword.Key)));
        _keywords.RemoveAll(static keyword => !s_annotations.Contains(keyword.Key));
        return assertions;
    }

    public override string ToString()
    {
        var text = new StringBuilder("{");
        foreach (var keyword in _keywords)
        {
            text.Append(text.Length == 1 ? "" : ",").Append(JsonText.Quote(keyword.Key)).Append(':').Append(keyword.Value);
        }

        return text.Append('}').ToString();
    }
}
