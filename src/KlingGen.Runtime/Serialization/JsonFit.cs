namespace KlingGen.Runtime.Serialization;

/// <summary>How a value fits the type that it is read as, the best first.</summary>
internal enum JsonFit
{
    /// <summary>All of it does.</summary>
    Fits,

    /// <summary>Something in it has the right JSON type, but another format, or is out of range.</summary>
    Misfits,

    /// <summary>Something in it has the wrong JSON type.</summary>
    Mistyped,
}
