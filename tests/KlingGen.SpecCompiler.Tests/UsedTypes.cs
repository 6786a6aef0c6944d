using System.Reflection;
using System.Reflection.Emit;

namespace KlingGen.SpecCompiler.Tests;

/// <summary>The types that the types of an assembly use, in signatures and in code.</summary>
internal static class UsedTypes
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    /// <summary>Each type with those of the same assembly that it uses, inner ones counted as the type around them.</summary>
    public static IEnumerable<(Type User, Type Used)> In(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => Of(type).SelectMany(Parts)
            .Where(used => used.Assembly == assembly)
            .Select(used => (User: Outermost(type), Used: Outermost(used))))
            .Where(static use => use.User != use.Used)
            .Distinct();

    private static IEnumerable<Type> Of(Type type) =>
        type.GetInterfaces().Append(type.BaseType).OfType<Type>()
            .Concat(type.GetFields(All).Select(static field => field.FieldType))
            .Concat(type.GetMethods(All).Select(static method => method.ReturnType))
            .Concat(type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(Of));

    private static IEnumerable<Type> Of(MethodBase method)
    {
        var parameters = method.GetParameters().Select(static parameter => parameter.ParameterType);
        return method.GetMethodBody() is not { } body ? parameters
            : parameters.Concat(body.LocalVariables.Select(static local => local.LocalType)).Concat(Named(method, body));
    }

    /// <summary>The types and the owners of the members that code names.</summary>
    private static IEnumerable<Type> Named(MethodBase method, MethodBody body)
    {
        var code = body.GetILAsByteArray()!;
        var typeArguments = method.DeclaringType!.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var i = 0; i < code.Length;)
        {
            var isLong = code[i] == 0xFE;
            var operation = s_codes[isLong ? (short)(0xFE00 | code[i + 1]) : code[i]];
            i += operation.Size;
            if (operation.OperandType
                is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                switch (method.Module.ResolveMember(BitConverter.ToInt32(code, i), typeArguments, methodArguments))
                {
                    case Type type:
                        yield return type;
                        break;
                    case MethodInfo { IsGenericMethod: true } generic:
                        yield return generic.DeclaringType!;
                        foreach (var argument in generic.GetGenericArguments())
                        {
                            yield return argument;
                        }

                        break;
                    case { DeclaringType: { } owner }:
                        yield return owner;
                        break;
                }
            }

            i += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }

    /// <summary>A type, and what it is a list or a pair of.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
            : type.IsGenericParameter ? []
            : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
            : [type];

    private static Type Outermost(Type type) =>
        type.DeclaringType is { } outer ? Outermost(outer) : type.IsGenericType ? type.GetGenericTypeDefinition() : type;
}
