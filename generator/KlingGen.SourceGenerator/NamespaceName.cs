using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace KlingGen.SourceGenerator;

/// <summary>A namespace made of a project's name, which may hold characters that C# does not allow, as <c>my-app</c> does.</summary>
internal static class NamespaceName
{
    public static string Create(string name)
    {
        var result = new StringBuilder(name.Length);
        foreach (var part in name.Split('.'))
        {
            var start = result.Length == 0 ? 0 : result.Append('.').Length;
            foreach (var character in part)
            {
                result.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
            }

            if (result.Length == start
                || !SyntaxFacts.IsIdentifierStartCharacter(result[start])
                || SyntaxFacts.GetKeywordKind(part) != SyntaxKind.None)
            {
                result.Insert(start, '_');
            }
        }

        return result.ToString();
    }
}
