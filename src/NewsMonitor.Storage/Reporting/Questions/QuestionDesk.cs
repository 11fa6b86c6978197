using System.Data;
using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace NewsMonitor.Storage.Reporting.Questions;

/// <summary>Asks a question in a transaction that can change nothing.</summary>
public sealed class QuestionDesk(NpgsqlDataSource dataSource, IOptions<StorageOptions> options)
{
    private const string SetSql = "select set_config(s.name, s.value, true) from unnest(@Names, @Values) as s (name, value)";

    /// <summary>The answer.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="settings">What is set, by the names that the question knows.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    /// <exception cref="QuestionException">A setting has no value that can be read, or the answer takes longer than a statement may.</exception>
    /// <exception cref="NpgsqlException">The database failed.</exception>
    public async Task<Answer> AskAsync(string sql, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var patience = options.Value.CommandTimeout;
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await ExecuteAsync("set transaction read only");
        await ExecuteAsync(SetSql, settings.Select(one => ($"ask.{one.Key}", one.Value))
            .Append(("statement_timeout", $"{patience.TotalMilliseconds:F0}")));
        try
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction) { CommandTimeout = (int)patience.TotalSeconds + 10 };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await ReadAsync(reader, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            throw new QuestionException($"The answer takes longer than {patience.TotalSeconds:F0} s (Storage:CommandTimeout): ask for less, such as a later --set since=….");
        }
        catch (PostgresException e) when (e.SqlState.StartsWith("22", StringComparison.Ordinal))
        {
            // Class 22: what was set is no time, or no number.
            throw new QuestionException($"PostgreSQL cannot read a setting: {e.MessageText}");
        }

        async Task ExecuteAsync(string statement, IEnumerable<(string Name, string Value)>? values = null)
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction);
            if (values?.ToList() is { } given)
            {
                command.Parameters.Add(new NpgsqlParameter<string[]>("Names", [.. given.Select(one => one.Name)]));
                command.Parameters.Add(new NpgsqlParameter<string[]>("Values", [.. given.Select(one => one.Value)]));
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task<Answer> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var schema = reader.GetColumnSchema();
        List<IReadOnlyList<object?>> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add([.. schema.Select((column, place) => reader.IsDBNull(place) ? null : Value(reader, place, column.NpgsqlDbType))]);
        }

        return new Answer([.. schema.Select(column => new AnswerColumn(
            column.ColumnName, column.NpgsqlDbType is NpgsqlDbType.Json or NpgsqlDbType.Jsonb))], rows);
    }

    private static object Value(NpgsqlDataReader reader, int place, NpgsqlDbType? type)
    {
        if (type == NpgsqlDbType.Interval)
        {
            // A month is no number of days for PostgreSQL; for a report it is thirty, as its own extract(epoch …) has it.
            var interval = reader.GetFieldValue<NpgsqlInterval>(place);
            return TimeSpan.FromDays((interval.Months * 30L) + interval.Days) + TimeSpan.FromMicroseconds(interval.Time);
        }

        return reader.GetValue(place) switch
        {
            string or bool or short or int or long or float or double or decimal or DateTime or DateOnly or TimeSpan or Guid or Array => reader.GetValue(place),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
        };
    }
}

/// <summary>A question was asked in a way that has no answer; the message says what to change.</summary>
public sealed class QuestionException(string message) : Exception(message);
