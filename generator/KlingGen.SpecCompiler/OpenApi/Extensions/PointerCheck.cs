namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>Which of a place's pointers must lead to a member of the schema.</summary>
internal enum PointerCheck
{
    /// <summary>None: answers hold more than their schemas say.</summary>
    None,

    /// <summary>The first: the others are spellings that the document does not describe.</summary>
    First,

    /// <summary>All of them.</summary>
    All,
}
