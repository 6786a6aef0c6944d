using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>An object that is at hand as a <c>JsonElement</c>.</summary>
internal sealed record ElementRef : TypeRef
{
    public static readonly ElementRef Instance = new();
}
