using System.ComponentModel;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>A generated union, as <see cref="UnionCases"/> reads and checks it.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IApiCases<TSelf>
    where TSelf : struct, IApiCases<TSelf>
{
    /// <summary>Reads a value as one case.</summary>
    /// <param name="number">The number of the case; JSON that is kept as it is for any other number.</param>
    /// <param name="reader">Stands on the value's first token; afterwards on its last.</param>
    static abstract TSelf ReadCase(int number, ref Utf8JsonReader reader);

    /// <summary>Checks the value against the rules of its case, whatever other cases it may fit.</summary>
    /// <param name="context">Where broken rules are reported.</param>
    void ValidateCase(ref ValidationContext context);
}
