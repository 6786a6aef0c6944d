using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Tests.Serialization;

/// <summary>A type such as the compiler emits.</summary>
internal sealed record Node : ApiRecord, IApiModel<Node>
{
    private static readonly MemberNames s_names = new(["name", "negative_prompt", "negative_promise", "children", "count", "note"], 5);

    public Node()
    {
    }

    [SetsRequiredMembers]
    private Node(ref Utf8JsonReader reader)
    {
        var index = -1;
        while (s_names.Next(ref reader, ref index, this))
        {
            switch (index)
            {
                case 0: Name = StringCodec.Read(ref reader); break;
                case 1: NegativePrompt = StringCodec.Read(ref reader); break;
                case 2: NegativePromise = StringCodec.Read(ref reader); break;
                case 3: Children = ListCodec<Node, ModelCodec<Node>>.Read(ref reader); break;
                case 4: Count = Int64Codec.Read(ref reader, s_names, 4, this); break;
                case 5: Note = NullableReferenceCodec<string, StringCodec>.Read(ref reader); break;
            }
        }
    }

    public string? Name { get; init; }

    public string? NegativePrompt { get; init; }

    public string? NegativePromise { get; init; }

    public IReadOnlyList<Node>? Children { get; init; }

    public long? Count { get; init; }

    public Optional<string?> Note { get; init; }

    public static Node Read(ref Utf8JsonReader reader) => new(ref reader);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        var names = s_names.For(this);
        Write(writer, names, 0, Name);
        Write(writer, names, 1, NegativePrompt);
        Write(writer, names, 2, NegativePromise);
        if (Children is { } children)
        {
            writer.WritePropertyName(names[3]);
            ListCodec<Node, ModelCodec<Node>>.Write(writer, children);
        }

        if (Count is { } count)
        {
            writer.WriteNumber(names[4], count);
        }

        if (Note.IsPresent)
        {
            writer.WritePropertyName(names[5]);
            NullableReferenceCodec<string, StringCodec>.Write(writer, Note.Value);
        }

        names.WriteKept(writer, this);
        writer.WriteEndObject();
    }

    public void Validate(ref ValidationContext context)
    {
        var start = context.Mark;
        var mark = start;
        if (Name is { } name)
        {
            context.MaxLength(name, 3);
            context.At("name", ref mark);
        }

        if (Children is { } children)
        {
            ListCodec<Node, ModelCodec<Node>>.Validate(children, ref context);
            context.At("children", ref mark);
        }

        context.Unread(this, start);
    }

    private static void Write(Utf8JsonWriter writer, MemberNames names, int index, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(names[index], value);
        }
    }
}
