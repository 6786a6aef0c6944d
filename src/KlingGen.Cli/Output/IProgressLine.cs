namespace KlingGen.Cli.Output;

/// <summary>The line that shows how far a piece of work is.</summary>
internal interface IProgressLine
{
    /// <param name="text">What is being done.</param>
    /// <param name="percent">How much of it is done, from 0 to 100; null if nobody knows.</param>
    void Report(string text, double? percent);
}
