namespace KlingGen.SpecCompiler.Model;

/// <summary>The type of an answer whose value depends on its status.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Cases">A value for each success that has a body.</param>
internal sealed record StatusAnswerModel(ModelRef Type, EquatableArray<StatusCaseModel> Cases);

/// <param name="Status">As the document writes it.</param>
/// <param name="Name">The C# name of the property.</param>
/// <param name="Content">The body.</param>
internal sealed record StatusCaseModel(string Status, string Name, DocumentationModel Documentation, ContentModel Content);
