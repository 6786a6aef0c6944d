namespace KlingGen.Runtime;

/// <summary>A check beyond those of the type itself, such as the <c>Validate</c> method of a rule set.</summary>
/// <typeparam name="T">The type that is checked.</typeparam>
/// <param name="value">The value.</param>
/// <param name="context">Where broken rules are reported.</param>
public delegate void ValidationRule<in T>(T value, ref ValidationContext context);
