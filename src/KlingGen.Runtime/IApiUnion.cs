using KlingGen.Runtime.Validation;

namespace KlingGen.Runtime;

/// <summary>A generated union, as rules about its value see it.</summary>
public interface IApiUnion
{
    /// <summary>Whether there is a value; the default has none, which means absent.</summary>
    bool HasValue { get; }

    /// <summary>The value, whichever case it is.</summary>
    JsonView View();
}
