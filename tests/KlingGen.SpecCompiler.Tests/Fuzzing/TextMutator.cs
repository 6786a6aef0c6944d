using System.Text;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>Changes a document as text, with no thought of what it means.</summary>
internal sealed class TextMutator(Random random)
{
    public string Mutate(string seed)
    {
        var text = new StringBuilder(seed);
        for (var edits = random.Next(1, 5); edits > 0 && text.Length > 0; edits--)
        {
            var at = random.Next(text.Length);
            var piece = HostileTexts.Pieces[random.Next(HostileTexts.Pieces.Length)];
            switch (random.Next(8))
            {
                case 0:
                    text.Length = at;
                    break;
                case 1 or 2:
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                    break;
                case 3 or 4:
                    text.Insert(at, piece);
                    break;
                case 5:
                    text.Insert(at, string.Concat(Enumerable.Repeat(piece, random.Next(2, 400))));
                    break;
                case 6:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(200), text.Length - at)));
                    break;
                default:
                    text[at] = piece[0];
                    break;
            }
        }

        return text.ToString();
    }
}
