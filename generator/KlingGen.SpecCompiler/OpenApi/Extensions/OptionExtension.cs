using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>How a member of a request is given as an option (<c>x-option</c>): not at all, under a name, or as an object says.</summary>
internal sealed class OptionExtension : ExtensionView
{
    public const string Keyword = "x-option";

    private const string NameKey = "name";
    private const string ValuesKey = "values";
    private const string FileKey = "file";

    private static readonly string[] s_files = ["image"];

    private OptionExtension(SpecNode node, SpecContext context)
        : base(node, context)
    {
    }

    /// <summary>Whether a file given for it is an image.</summary>
    public bool IsImage => Node[FileKey] is { } file && Reader.Word(file, "a kind of file", s_files) is not null;

    /// <summary>Words that the option takes in the place of values.</summary>
    public IEnumerable<(string Word, SpecValue Value)> Words =>
        (Reader.Object(Node, ValuesKey)?.Members()).OrEmpty().Select(member => (member.Key.Text, new SpecValue(member.Value, Context)));

    /// <summary>Its name.</summary>
    /// <param name="usual">What it is called where it does not say.</param>
    /// <returns>Null where there is no option, or where a report says why not.</returns>
    public string? NameOr(string usual)
    {
        if (new SpecValue(Node, Context).Flag is { } isOption)
        {
            return isOption ? usual : null;
        }

        return !IsObject ? Reader.Name(Node, Keyword)
            : Node[NameKey] is { } name ? Reader.Name(name, NameKey)
            : usual;
    }

    /// <returns>Null where the member does not say.</returns>
    public static OptionExtension? Of(SpecNode member, SpecContext context)
    {
        if (member[Keyword] is not { } node)
        {
            return null;
        }

        if (node.Mapping is not null)
        {
            _ = new ExtensionReader(context.Reporter).Object(member, Keyword, NameKey, ValuesKey, FileKey);
        }

        return new OptionExtension(node, context);
    }
}
