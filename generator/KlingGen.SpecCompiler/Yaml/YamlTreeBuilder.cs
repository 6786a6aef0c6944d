using KlingGen.SpecCompiler.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KlingGen.SpecCompiler.Yaml;

/// <summary>Makes the tree from the parser's events, on a stack of its own and within limits that no sound document meets.</summary>
internal sealed class YamlTreeBuilder(YamlSource source, string path, DiagnosticBag diagnostics)
{
    /// <summary>How deep collections may stand in each other, aliases followed.</summary>
    private const int MaxDepth = 256;

    /// <summary>How many nodes aliases may add to those that are written down: aliases of aliases multiply.</summary>
    private const long MaxAliasedNodes = 1_000_000;

    private const int MaxErrors = 100;

    private readonly Stack<YamlFrame> _open = new();
    private readonly Dictionary<string, YamlAnchor> _anchors = [];
    private readonly HashSet<string> _unknownTags = [];
    private YamlNode? _root;
    private long _aliasedNodes;
    private int _documents;
    private int _errors;
    private bool _stopped;

    /// <summary>The innermost bracket that is still open.</summary>
    public (int Line, int Column, char Bracket)? InnermostFlow =>
        _open.Count > 0 && _open.Peek() is { IsFlow: true } frame ? (frame.Line, frame.Column, frame.Bracket) : null;

    /// <returns>False when reading on is of no use.</returns>
    public bool Handle(ParsingEvent current)
    {
        switch (current)
        {
            case Scalar scalar:
                AddScalar(scalar);
                break;
            case SequenceStart sequence:
                Open(new YamlSequenceFrame(sequence), sequence);
                break;
            case MappingStart mapping:
                Open(new YamlMappingFrame(mapping), mapping);
                break;
            case SequenceEnd or MappingEnd:
                Close();
                break;
            case AnchorAlias alias:
                AddAlias(alias);
                break;
            case DocumentStart start when ++_documents > 1:
                Stop(SpecDescriptors.SeveralDocuments, Span(start));
                break;
        }

        return !_stopped;
    }

    public YamlNode? Finish()
    {
        if (_stopped)
        {
            return null;
        }

        if (_root is null or YamlScalar { Kind: YamlScalarKind.Null, Text.Length: 0 })
        {
            diagnostics.Report(SpecDescriptors.EmptyDocument, path, SourceSpan.Beginning);
            return null;
        }

        return _root;
    }

    private void AddScalar(Scalar scalar)
    {
        var text = source.Restore(scalar.Value);
        var isPlain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;
        var kind = isPlain ? CoreSchema.KindOf(text) : TaggedKindOf(scalar, text);
        var span = Span(scalar);
        var node = new YamlScalar(span.Line, span.Column, text, kind, span.Length);
        if (!scalar.Anchor.IsEmpty)
        {
            _anchors[scalar.Anchor.Value] = new YamlAnchor(node, Size: 1, Height: 0);
        }

        Add(node, span, size: 1, height: 0, isPlain);
    }

    private YamlScalarKind TaggedKindOf(Scalar scalar, string text)
    {
        if (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific)
        {
            return YamlScalarKind.String;
        }

        YamlScalarKind expected;
        switch (scalar.Tag.Value)
        {
            case "tag:yaml.org,2002:str" or "tag:yaml.org,2002:binary" or "tag:yaml.org,2002:timestamp":
                return YamlScalarKind.String;
            case "tag:yaml.org,2002:null":
                expected = YamlScalarKind.Null;
                break;
            case "tag:yaml.org,2002:bool":
                expected = YamlScalarKind.Boolean;
                break;
            case "tag:yaml.org,2002:int":
                expected = YamlScalarKind.Integer;
                break;
            case "tag:yaml.org,2002:float":
                expected = YamlScalarKind.Float;
                break;
            default:
                WarnOfTag(scalar);
                return scalar.Style == ScalarStyle.Plain ? CoreSchema.KindOf(text) : YamlScalarKind.String;
        }

        var actual = CoreSchema.KindOf(text);
        if (actual != expected && !(expected == YamlScalarKind.Float && actual == YamlScalarKind.Integer))
        {
            Report(SpecDescriptors.TagMismatch, Span(scalar), text, scalar.Tag.Value);
            return YamlScalarKind.String;
        }

        return expected;
    }

    private void AddAlias(AnchorAlias alias)
    {
        var span = Span(alias);
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchor))
        {
            Report(SpecDescriptors.UnknownAlias, span, alias.Value.Value);
        }
        else if (anchor.Node is null)
        {
            Report(SpecDescriptors.CircularAlias, span, alias.Value.Value);
        }
        else if (_open.Count + anchor.Height > MaxDepth)
        {
            Stop(SpecDescriptors.TooDeep, span, MaxDepth);
            return;
        }
        else if ((_aliasedNodes += anchor.Size) > MaxAliasedNodes)
        {
            Stop(SpecDescriptors.TooManyAliasedNodes, span, MaxAliasedNodes);
            return;
        }
        else
        {
            Add(anchor.Node, span, anchor.Size, anchor.Height);
            return;
        }

        // A key or value must stand here for what follows to be told apart; the error above is enough.
        Add(new YamlScalar(span.Line, span.Column, "*" + alias.Value.Value, YamlScalarKind.String, span.Length), span, size: 1, height: 0);
    }

    private void Open(YamlFrame frame, NodeEvent node)
    {
        if (_open.Count >= MaxDepth)
        {
            Stop(SpecDescriptors.TooDeep, Span(node), MaxDepth);
            return;
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value is not ("tag:yaml.org,2002:map" or "tag:yaml.org,2002:seq"))
        {
            WarnOfTag(node);
        }

        if (!node.Anchor.IsEmpty)
        {
            frame.Anchor = node.Anchor.Value;
            _anchors[frame.Anchor] = default;
        }

        _open.Push(frame);
    }

    private void Close()
    {
        var frame = _open.Pop();
        var node = frame.ToNode();
        if (frame.Anchor is { } anchor)
        {
            _anchors[anchor] = new YamlAnchor(node, frame.Size, frame.Height);
        }

        Add(node, node.Span, frame.Size, frame.Height);
    }

    private void Add(YamlNode node, SourceSpan span, long size, int height, bool isPlain = false)
    {
        if (_open.Count == 0)
        {
            _root = node;
            return;
        }

        var frame = _open.Peek();
        frame.Size += size;
        frame.Height = Math.Max(frame.Height, height + 1);
        switch (frame)
        {
            case YamlSequenceFrame sequence:
                sequence.Items.Add(node);
                break;
            case YamlMappingFrame { Expects: YamlMappingPart.Key } mapping:
                AddKey(mapping, node, span, isPlain);
                break;
            case YamlMappingFrame mapping:
                AddValue(mapping, node, span, size);
                break;
        }
    }

    private void AddKey(YamlMappingFrame mapping, YamlNode node, SourceSpan span, bool isPlain)
    {
        if (_open.Count > 1)
        {
            mapping.CorrectPosition(span);
        }

        if (node is not YamlScalar key)
        {
            Report(SpecDescriptors.KeyNotScalar, span);
            mapping.Expects = YamlMappingPart.IgnoredValue;
        }
        else if (isPlain && key.Text == "<<")
        {
            mapping.Expects = YamlMappingPart.MergedValue;
        }
        else if (mapping.TryBegin(key, out var first))
        {
            mapping.Expects = YamlMappingPart.Value;
        }
        else
        {
            Report(SpecDescriptors.DuplicateKey, span, key.Text, first.Line);
            mapping.Expects = YamlMappingPart.IgnoredValue;
        }
    }

    private void AddValue(YamlMappingFrame mapping, YamlNode node, SourceSpan span, long size)
    {
        if (mapping.Expects == YamlMappingPart.Value)
        {
            mapping.End(node);
        }
        else if (mapping.Expects == YamlMappingPart.MergedValue)
        {
            // Merging copies entries, so what is merged counts like an alias even where it is written in place.
            if ((_aliasedNodes += size) > MaxAliasedNodes)
            {
                Stop(SpecDescriptors.TooManyAliasedNodes, span, MaxAliasedNodes);
            }
            else if (!mapping.TryMerge(node))
            {
                Report(SpecDescriptors.InvalidMerge, span);
            }
        }

        mapping.Expects = YamlMappingPart.Key;
    }

    private void WarnOfTag(NodeEvent node)
    {
        if (_unknownTags.Add(node.Tag.Value))
        {
            diagnostics.Report(SpecDescriptors.UnknownTag, path, Span(node), node.Tag.Value);
        }
    }

    private SourceSpan Span(ParsingEvent current) => source.Span(current.Start, current.End);

    private void Report(SpecDescriptor descriptor, SourceSpan at, params object[] arguments)
    {
        diagnostics.Report(descriptor, path, at, arguments);
        _stopped |= ++_errors >= MaxErrors;
    }

    private void Stop(SpecDescriptor descriptor, SourceSpan at, params object[] arguments)
    {
        Report(descriptor, at, arguments);
        _stopped = true;
    }
}
