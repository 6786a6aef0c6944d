namespace KlingGen.SpecCompiler;

/// <summary>Divides a graph into the groups whose nodes all lead to each other (Tarjan), those that others lead to first.</summary>
internal static class StronglyConnected
{
    /// <param name="nodes">The nodes.</param>
    /// <param name="targets">Where a node leads; what is none of the nodes is passed over.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Groups<T>(IReadOnlyList<T> nodes, Func<T, IEnumerable<T>> targets)
        where T : class
    {
        var search = new Search<T>(nodes, targets);
        foreach (var node in nodes)
        {
            search.Visit(node);
        }

        return search.Groups;
    }

    private sealed class Search<T>
        where T : class
    {
        private readonly Dictionary<T, Mark> _marks;
        private readonly Func<T, IEnumerable<T>> _targets;
        private readonly Stack<T> _open = new();
        private int _count;

        public Search(IReadOnlyList<T> nodes, Func<T, IEnumerable<T>> targets)
        {
            _targets = targets;
            _marks = new Dictionary<T, Mark>(nodes.Count);
            foreach (var node in nodes)
            {
                _marks[node] = new Mark();
            }
        }

        public List<IReadOnlyList<T>> Groups { get; } = [];

        /// <summary>Visits a node and all that it leads to, on a stack of its own: chains may be long.</summary>
        public void Visit(T start)
        {
            var path = new Stack<(T Node, IEnumerator<T> Targets)>();
            Enter(start, path);
            while (path.Count > 0)
            {
                var (node, rest) = path.Peek();
                if (rest.MoveNext())
                {
                    Follow(node, rest.Current, path);
                    continue;
                }

                rest.Dispose();
                path.Pop();
                if (path.Count > 0)
                {
                    var above = _marks[path.Peek().Node];
                    above.Lowest = Math.Min(above.Lowest, _marks[node].Lowest);
                }

                Close(node);
            }
        }

        private void Enter(T node, Stack<(T Node, IEnumerator<T> Targets)> path)
        {
            var mark = _marks[node];
            if (mark.Number == 0)
            {
                mark.Number = mark.Lowest = ++_count;
                mark.IsOpen = true;
                _open.Push(node);
                path.Push((node, _targets(node).GetEnumerator()));
            }
        }

        private void Follow(T node, T target, Stack<(T Node, IEnumerator<T> Targets)> path)
        {
            if (_marks.TryGetValue(target, out var mark))
            {
                if (mark.IsOpen)
                {
                    _marks[node].Lowest = Math.Min(_marks[node].Lowest, mark.Number);
                }
                else
                {
                    Enter(target, path);
                }
            }
        }

        private void Close(T node)
        {
            if (_marks[node].Lowest < _marks[node].Number)
            {
                return;
            }

            var group = new List<T>();
            T member;
            do
            {
                member = _open.Pop();
                _marks[member].IsOpen = false;
                group.Add(member);
            }
            while (!ReferenceEquals(member, node));
            group.Reverse();
            Groups.Add(group);
        }
    }

    private sealed class Mark
    {
        public int Number { get; set; }

        public int Lowest { get; set; }

        public bool IsOpen { get; set; }
    }
}
