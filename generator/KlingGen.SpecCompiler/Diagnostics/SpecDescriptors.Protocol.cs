namespace KlingGen.SpecCompiler.Diagnostics;

public static partial class SpecDescriptors
{
    internal static readonly SpecDescriptor UnknownMember = new(
        "KLG0301",
        SpecSeverity.Error,
        "An extension has no such member",
        "'{0}' has no member '{1}'. {2}");

    internal static readonly SpecDescriptor MissingMember = new(
        "KLG0302",
        SpecSeverity.Error,
        "An extension lacks a member",
        "'{0}' must say '{1}'.");

    internal static readonly SpecDescriptor UnknownWord = new(
        "KLG0303",
        SpecSeverity.Error,
        "An extension has a word that means nothing",
        "'{0}' means nothing as '{1}'. {2}");

    internal static readonly SpecDescriptor InvalidProtocolName = new(
        "KLG0304",
        SpecSeverity.Error,
        "A name has other characters than allowed",
        "'{0}' is no name; take small letters, digits and dashes, and begin with a letter or digit.");

    internal static readonly SpecDescriptor InvalidPointer = new(
        "KLG0305",
        SpecSeverity.Error,
        "Not a JSON pointer",
        "'{0}' is no JSON pointer; begin each member's name with '/', as in '/data/task_id', and write '' for the whole.");

    internal static readonly SpecDescriptor PointerLeadsNowhere = new(
        "KLG0306",
        SpecSeverity.Error,
        "A pointer names no member",
        "'{0}' leads to no member of the schema that it begins at: there is no '{1}'. {2}");

    internal static readonly SpecDescriptor UnknownOperation = new(
        "KLG0307",
        SpecSeverity.Error,
        "A link leads to no operation",
        "No operation of '{0}' is called '{1}'. {2}");

    internal static readonly SpecDescriptor MissingTaskLink = new(
        "KLG0308",
        SpecSeverity.Error,
        "A product does not say where its tasks are asked for",
        "The answer to '{0}' has no link 'task'; add one under 'links' that names the operation that queries a task.");

    internal static readonly SpecDescriptor LinkWithoutId = new(
        "KLG0309",
        SpecSeverity.Error,
        "A link does not hand on the task's id once",
        "Exactly one parameter of this link must take the task's id, but {0} do; write '{1}' as the value of one.");

    internal static readonly SpecDescriptor LinkOfOtherValue = new(
        "KLG0310",
        SpecSeverity.Error,
        "A link hands on something else than the task's id",
        "'{0}' is not the task's id, which is '{1}'; other parameters are constants.");

    internal static readonly SpecDescriptor MissingTask = new(
        "KLG0311",
        SpecSeverity.Error,
        "An answer holds no task",
        "No schema with 'x-task' is reached from the answer to '{0}'; say there where the facts of a task stand.");

    internal static readonly SpecDescriptor DuplicateProduct = new(
        "KLG0312",
        SpecSeverity.Error,
        "Two products of a gateway have one name",
        "The gateway already has a product '{0}'; rename one of the two.");

    internal static readonly SpecDescriptor UnknownParameter = new(
        "KLG0313",
        SpecSeverity.Error,
        "An operation has no such parameter",
        "'{0}' is no parameter of '{1}'. {2}");

    internal static readonly SpecDescriptor ProductWithoutRequest = new(
        "KLG0314",
        SpecSeverity.Error,
        "A product takes no request",
        "The operation of a product must take a JSON body whose schema is an object with 'properties'.");

    internal static readonly SpecDescriptor UnmarkedRequest = new(
        "KLG0315",
        SpecSeverity.Error,
        "A request does not know that it is one",
        "'{0}' of '{1}' is the request of a product of another document; add 'x-request: {{}}' to its schema.");

    internal static readonly SpecDescriptor UnsettableMember = new(
        "KLG0316",
        SpecSeverity.Error,
        "A member cannot be set",
        "'{0}' cannot be set, because {1}.");

    internal static readonly SpecDescriptor MissingServer = new(
        "KLG0317",
        SpecSeverity.Error,
        "A gateway has no address",
        "The gateway's own address must stand first under 'servers', with its host; write 'address: user' where each user has one.");

    internal static readonly SpecDescriptor UnfilledParameter = new(
        "KLG0318",
        SpecSeverity.Error,
        "A required parameter is not filled",
        "Nothing fills the parameter '{0}' of '{1}'; {2}.");

    internal static readonly SpecDescriptor LinkToOne = new(
        "KLG0319",
        SpecSeverity.Error,
        "A link to many tasks leads to one",
        "The parameter '{0}' of '{1}' takes one id; give it a schema of type 'array', or remove this link.");
}
