using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>The C# that reads and sets a member of a record or of a record inside it.</summary>
internal sealed class MemberPath(TypeNames types, EquatableArray<MemberRef> members)
{
    /// <summary>The value; null where it, or an object on the way, is absent.</summary>
    public string Read(string root)
    {
        var text = root;
        for (var i = 0; i < members.Count; i++)
        {
            text += (i == 0 ? "." : "?.") + Name(members[i]) + Unwrapped(members[i]);
        }

        return text;
    }

    /// <summary>A copy with another value; objects on the way that are absent are made.</summary>
    public string With(string root, string value) => With(root, value, 0);

    /// <param name="root">What the path begins at.</param>
    /// <param name="local">Makes names of local variables.</param>
    public string IsPresent(string root, Func<string> local)
    {
        var conditions = new List<string>();
        for (var i = 0; i < members.Count - 1; i++)
        {
            var inner = local();
            conditions.Add($"{root}.{Name(members[i])}{Unwrapped(members[i])} is {{ }} {inner}");
            root = inner;
        }

        conditions.Add(Emitter(members[members.Count - 1]).IsPresent(root + "."));
        return string.Join(" && ", conditions);
    }

    private string With(string from, string value, int index)
    {
        var member = members[index];
        if (index < members.Count - 1)
        {
            value = With($"({from}.{Name(member)}{Unwrapped(member)} ?? new())", value, index + 1);
        }

        return $"{from} with {{ {Name(member)} = {value} }}";
    }

    private static string Name(MemberRef member) => CSharpText.Identifier(member.Name!);

    private string Unwrapped(MemberRef member) => Emitter(member).IsOptional ? ".Value" : "";

    private MemberEmitter Emitter(MemberRef member) => new(types, member.Type, member.Name!, member.Required, member.Nullable);
}
