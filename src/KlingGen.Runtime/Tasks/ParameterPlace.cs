namespace KlingGen.Runtime.Tasks;

/// <summary>Where a parameter travels.</summary>
public enum ParameterPlace
{
    /// <summary>In the path.</summary>
    Path,

    /// <summary>In the query.</summary>
    Query,

    /// <summary>In a header.</summary>
    Header,

    /// <summary>In the JSON body, at a pointer.</summary>
    Body,
}
