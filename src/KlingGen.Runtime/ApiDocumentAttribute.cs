using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace KlingGen.Runtime;

/// <summary>Says that an assembly holds the types of a document; each that is generated does.</summary>
/// <param name="resolver">The document's <see cref="ApiTypeResolver"/>, with a static property <c>Instance</c>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ApiDocumentAttribute(
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type resolver) : Attribute
{
    /// <summary>The type of the document's resolver.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    public Type Resolver { get; } = resolver;

    /// <summary>The resolvers of all documents whose types an assembly holds.</summary>
    /// <param name="assembly">The assembly.</param>
    public static IEnumerable<ApiTypeResolver> ResolversIn(Assembly assembly) =>
        assembly.GetCustomAttributes<ApiDocumentAttribute>()
            .Select(static attribute =>
                attribute.Resolver.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<ApiTypeResolver>();
}
