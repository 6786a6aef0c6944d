using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime;

/// <summary>A generated union, as rules about its value see it.</summary>
public interface IApiUnion
{
    /// <summary>The value, whichever case it is.</summary>
    JsonView View();
}
