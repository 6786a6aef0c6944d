using System.Text;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>What the option of a member is called where nothing else is asked for.</summary>
internal static class OptionName
{
    /// <summary>A member's name in small letters, with dashes between its words.</summary>
    public static string Of(string member)
    {
        var option = new StringBuilder(member.Length);
        for (var i = 0; i < member.Length; i++)
        {
            var isUpper = member[i] is >= 'A' and <= 'Z';
            var isPart = isUpper || IsSmallOrDigit(member[i]);
            var begins = isUpper && i > 0 && IsSmallOrDigit(member[i - 1]);
            if ((begins || !isPart) && option.Length > 0 && option[option.Length - 1] != '-')
            {
                option.Append('-');
            }

            if (isPart)
            {
                option.Append(char.ToLowerInvariant(member[i]));
            }
        }

        return option.ToString().TrimEnd('-');
    }

    private static bool IsSmallOrDigit(char character) => character is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
