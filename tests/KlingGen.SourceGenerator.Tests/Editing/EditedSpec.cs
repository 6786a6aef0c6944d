using System.Text.Json;
using System.Text.Json.Nodes;

namespace KlingGen.SourceGenerator.Tests.Editing;

/// <summary>A document as a tree that tests edit, written as JSON, which is YAML.</summary>
internal sealed class EditedSpec
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private readonly int _emptyLines;

    private EditedSpec(string path, JsonNode root, string ns, string? client, int emptyLines)
    {
        Path = path;
        Root = root;
        _emptyLines = emptyLines;
        Text = new SpecText(path, new string('\n', emptyLines) + root.ToJsonString(s_indented), ns, client);
    }

    public string Path { get; }

    public JsonNode Root { get; }

    /// <summary>The document as an item of the project.</summary>
    public SpecText Text { get; }

    public static EditedSpec Of(string path, string json) => new(path, JsonNode.Parse(json)!, "Api", null, 0);

    /// <summary>The document after an edit of a copy of its tree.</summary>
    public EditedSpec After(Action<JsonNode> edit)
    {
        var root = Root.DeepClone();
        edit(root);
        return new EditedSpec(Path, root, Text.Namespace!, Text.Client, _emptyLines);
    }

    /// <summary>The document as it was, on other lines.</summary>
    public EditedSpec Moved() => new(Path, Root, Text.Namespace!, Text.Client, (_emptyLines + 1) % 3);

    public EditedSpec In(string ns) => new(Path, Root, ns, Text.Client, _emptyLines);

    public EditedSpec CalledBy(string? client) => new(Path, Root, Text.Namespace!, client, _emptyLines);
}
