using System.Text;
using System.Text.Json.Nodes;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>Writes a document as YAML with what JSON has not: blocks, anchors, aliases, merge keys, and keys that stand twice.</summary>
internal sealed class YamlMutator(Random random)
{
    private readonly StringBuilder _text = new();
    private int _anchors;

    public string Write(JsonNode tree)
    {
        Append(tree, 0, isBlock: true);
        return _text.Append('\n').ToString();
    }

    private void Append(JsonNode? node, int indentation, bool isBlock)
    {
        switch (random.Next(40))
        {
            case 0:
                _text.Append("&a").Append(_anchors++).Append(' ');
                break;
            case 1 when _anchors > 0:
                _text.Append("*a").Append(random.Next(_anchors)).Append(' ');
                return;
        }

        isBlock = isBlock && indentation < 40 && random.Next(8) != 0;
        switch (node)
        {
            case JsonObject { Count: > 0 } @object:
                AppendMembers(@object, indentation, isBlock);
                break;
            case JsonArray { Count: > 0 } array:
                AppendItems(array, indentation, isBlock);
                break;
            default:
                _text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private void AppendMembers(JsonObject node, int indentation, bool isBlock)
    {
        _text.Append(isBlock ? "" : "{");
        if (_anchors > 0 && random.Next(20) == 0)
        {
            Break(indentation, isBlock);
            _text.Append("<<: ")
                .Append(random.Next(3) == 0 ? $"[*a{random.Next(_anchors)}, *a{random.Next(_anchors)} ]" : $"*a{random.Next(_anchors)} ")
                .Append(isBlock ? "" : ",");
        }

        foreach (var (key, value) in node)
        {
            for (var times = random.Next(300) == 0 ? 2 : 1; times > 0; times--)
            {
                Break(indentation, isBlock);
                _text.Append(JsonValue.Create(key).ToJsonString()).Append(": ");
                Append(value, indentation + 1, isBlock);
                _text.Append(isBlock ? "" : ", ");
            }
        }

        _text.Append(isBlock ? "" : "}");
    }

    private void AppendItems(JsonArray node, int indentation, bool isBlock)
    {
        _text.Append(isBlock ? "" : "[");
        foreach (var item in node)
        {
            Break(indentation, isBlock);
            _text.Append(isBlock ? "- " : "");
            Append(item, indentation + 1, isBlock);
            _text.Append(isBlock ? "" : ", ");
        }

        _text.Append(isBlock ? "" : "]");
    }

    private void Break(int indentation, bool isBlock)
    {
        if (isBlock && (_text.Length > 0 || indentation > 0))
        {
            _text.Append('\n').Append(' ', indentation);
        }
    }
}
