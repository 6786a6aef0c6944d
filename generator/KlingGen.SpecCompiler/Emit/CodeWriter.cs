using System.Text;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Writes C# line by line and keeps the indentation.</summary>
/// <param name="isInternal">Whether what is public to the document's users is internal to the project.</param>
internal sealed class CodeWriter(bool isInternal = false)
{
    private const string Public = "public ";

    private readonly StringBuilder _text = new();
    private int _depth;
    private int _names;

    public void Line(string text = "")
    {
        if (isInternal && _depth == 0 && text.StartsWith(Public, StringComparison.Ordinal))
        {
            text = "internal " + text.Substring(Public.Length);
        }

        if (text.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(text);
        }

        _text.Append('\n');
    }

    public void Open(string text)
    {
        Line(text);
        Line("{");
        _depth++;
    }

    public void Close(string after = "")
    {
        _depth--;
        Line("}" + after);
    }

    /// <summary>Text that is already whole lines, at the left margin.</summary>
    public void Raw(string text) => _text.Append(text);

    /// <summary>A name for a local variable that no other one in the file has.</summary>
    public string Local() => "v" + (++_names).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What was written so far, which is then no longer the writer's.</summary>
    public string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }

    public override string ToString() => _text.ToString();
}
