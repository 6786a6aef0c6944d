using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Finds the C# members that a JSON pointer leads through, for code that sets the last of them.</summary>
internal sealed class MemberPathBinder(DocumentTypes types)
{
    /// <param name="at">Where the member is asked for.</param>
    /// <returns>Null where the member cannot be set, which is reported.</returns>
    public MemberPathModel? Bind(SpecView at, string pointer, TypeRef root)
    {
        var type = root;
        var members = new List<MemberRef>();
        var segments = JsonPointer.Segments(pointer);
        if (segments.Length == 0)
        {
            return Refuse(at, pointer, "it is the whole request");
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (types.MemberOf(type, segments[i]) is not { Name: not null } member)
            {
                return Refuse(at, pointer, $"the request has no member '{segments[i]}' of its own there");
            }

            if (i < segments.Length - 1 && Needs(member.Type) is { } reason)
            {
                return Refuse(at, pointer, $"'{segments[i]}' {reason}");
            }

            members.Add(member);
            type = member.Type;
        }

        return new MemberPathModel(pointer, members.ToEquatableArray());
    }

    public static MemberPathModel? Refuse(SpecView at, string pointer, string reason)
    {
        at.Report(SpecDescriptors.UnsettableMember, pointer, reason);
        return null;
    }

    /// <summary>Why no object of a type can be made of nothing; null where it can.</summary>
    private string? Needs(TypeRef type)
    {
        if (type is not ModelRef { Kind: ModelKind.Object } || types.DeclarationOf(type) is not { } declaration)
        {
            return "is no object with named members";
        }

        var required = types.PropertiesOf(declaration).FirstOrDefault(static property => property.Member.Required);
        return required is null ? null : $"may be missing and cannot be made without its '{required.Member.JsonName}'";
    }
}
