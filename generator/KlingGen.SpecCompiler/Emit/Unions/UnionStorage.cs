using System.Globalization;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit.Unions;

/// <summary>How a union holds the values of its cases.</summary>
internal sealed class UnionStorage(TypeNames types, EquatableArray<UnionCaseModel> cases)
{
    /// <summary>The case's number where a value fits no case and stays JSON.</summary>
    public const int Raw = -1;

    /// <summary>Whether values of a case have a field of their own, so that they are not boxed.</summary>
    public static bool HasField(TypeRef type) =>
        type is ModelRef { Kind: ModelKind.Enum } || (type is PrimitiveRef { Kind: not PrimitiveKind.Json } && TypeNames.IsValueType(type));

    /// <summary>Whether the runtime finds out of an object what it is.</summary>
    public static bool KnowsItself(TypeRef type) =>
        type is ModelRef { Kind: ModelKind.Object or ModelKind.Union }
            or PrimitiveRef { Kind: PrimitiveKind.String or PrimitiveKind.Json or PrimitiveKind.Stream };

    /// <summary>A value as the constructor of its case takes it: a cast keeps a string from being taken for an enum.</summary>
    public static string Make(TypeRef type, string value) => HasField(type) ? value : "(object)" + value;

    public string Field(int index) => "_value" + (FirstOfType(index) + 1).ToString(CultureInfo.InvariantCulture);

    public int FirstOfType(int index) => cases.TakeWhile(@case => @case.Type != cases[index].Type).Count();

    /// <summary>The value of a case, where the union is of that case.</summary>
    /// <param name="index">The case's index.</param>
    /// <param name="union">The union in C#.</param>
    public string Stored(int index, string union = "this")
    {
        var type = cases[index].Type;
        return HasField(type) ? $"{union}.{Field(index)}" : $"(({types.Name(type)}){union}._value!)";
    }
}
