namespace KlingGen.Runtime.Http;

/// <summary>Reports what is wrong with a value.</summary>
internal delegate void ValueRule<in T>(T value, ref ValidationContext context);
