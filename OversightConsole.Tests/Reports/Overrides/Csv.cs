using System.Text;

namespace OversightConsole.Tests.Reports.Overrides;

/// <summary>Reads RFC 4180 by the letter, with nothing of the library that wrote it.</summary>
internal static class Csv
{
    public static List<List<string>> Parse(string text)
    {
        var (records, record, cell) = (new List<List<string>>(), new List<string>(), new StringBuilder());
        var (quoted, at) = (false, 0);
        while (at < text.Length)
        {
            var c = text[at++];
            if (quoted && c == '"' && at < text.Length && text[at] == '"')
                cell.Append(text[at++]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c == ',')
                EndCell();
            else if (!quoted && c == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
                EndCell();
                records.Add(record);
                record = [];
            }
            else
                cell.Append(c);
        }
        quoted.Should().BeFalse("every quote is closed");
        (record.Count + cell.Length).Should().Be(0, "the last record ends with a line break");
        return records;

        void EndCell()
        {
            record.Add(cell.ToString());
            cell.Clear();
        }
    }
}
