using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Matching;

namespace NewsMonitor.Core.Tagging;

/// <summary>Drops names that are only a part of another: the sea of "Chinesisches Meer" is not China, "George Washington" no city.</summary>
/// <remarks>A longer name of the same type, of a person or of a region takes the words; a force and its country both keep them.</remarks>
internal static class NestedNames
{
    /// <param name="mentions">Sorted: who stands before and ends later, contains.</param>
    public static void Remove(EntityMentions mentions)
    {
        Span<int> endOf = stackalloc int[EntityTypes.Count];
        endOf.Fill(-1);
        var all = mentions.InTextOrder;
        List<Mention>? nested = null;
        for (var first = 0; first < all.Length;)
        {
            var end = first;
            for (; end < all.Length && all[end].Words == all[first].Words; end++)
            {
                var last = all[end].Words.Last;
                if (endOf[(int)all[end].Entity.Entity.Type] >= last || endOf[(int)EntityType.Person] >= last || endOf[(int)EntityType.Region] >= last)
                {
                    (nested ??= []).Add(all[end]);
                }
            }

            // Names of exactly the same words do not contain each other: their ends count for those that follow.
            for (; first < end; first++)
            {
                ref var ofType = ref endOf[(int)all[first].Entity.Entity.Type];
                ofType = Math.Max(ofType, all[first].Words.Last);
            }
        }

        if (nested is not null)
        {
            var dropped = nested.ToHashSet();
            mentions.RemoveAll(dropped.Contains);
        }
    }
}
