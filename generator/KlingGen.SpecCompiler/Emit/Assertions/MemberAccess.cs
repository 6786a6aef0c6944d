using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>How rules look at the members of an object, by its C# type.</summary>
internal sealed class MemberAccess(CodeWriter writer, TypeNames types)
{
    public static string Count(TypeRef type, string value) =>
        type is MapRef ? value + ".Count" : $"{Emitter.Validation}JsonMembers.Count({value})";

    /// <summary>The condition that an object has a member, if only as null.</summary>
    public string IsPresent(MemberRef member, TypeRef type, string value) => type switch
    {
        ElementRef => $"{value}.TryGetProperty({Literal(member.JsonName)}, out _)",
        MapRef => $"{value}.ContainsKey({Literal(member.JsonName)})",
        _ when member.Name is null => $"{Emitter.Validation}JsonMembers.Has({value}, {Literal(member.JsonName)})",
        _ => Of(member).IsPresent(value + "."),
    };

    /// <summary>The condition that an object has a member that is not null, which names a local variable for it.</summary>
    public string Take(MemberRef member, TypeRef type, string value, string local)
    {
        switch (type)
        {
            case ElementRef:
                return $"{value}.TryGetProperty({Literal(member.JsonName)}, out var {local})";
            case MapRef map:
                var found = map.ValueNullable || !TypeNames.IsValueType(map.Value) ? writer.Local() : local;
                return $"{value}.TryGetValue({Literal(member.JsonName)}, out var {found})"
                    + (found == local ? "" : $" && {found} is {{ }} {local}");
            case var _ when member.Name is null:
                return $"{Emitter.Validation}JsonMembers.TryGet({value}, {Literal(member.JsonName)}, out var {local})";
            default:
                return Of(member).Take(value + ".", local);
        }
    }

    /// <summary>The expression that is null where a member of a record is absent, for patterns;
    /// null where patterns cannot say it.</summary>
    public string? Scalar(MemberRef member, string value) => Of(member).Scalar(value + ".");

    private MemberEmitter Of(MemberRef member) => new(types, member.Type, member.Name!, member.Required, member.Nullable);
}
