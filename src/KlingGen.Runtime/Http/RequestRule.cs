namespace KlingGen.Runtime.Http;

/// <summary>Reports what is wrong with a request.</summary>
/// <param name="context">Where it is reported.</param>
public delegate void RequestRule(ref ValidationContext context);
