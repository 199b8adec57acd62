#include "clients/handoverctl/sqlite_file.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <google/protobuf/util/time_util.h>
#include <sqlite3.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/handoverctl/json_record.h"
#include "clients/handoverctl/json_text.h"
#include "clients/handoverctl/line_reader.h"
#include "clients/handoverctl/record_cells.h"
#include "ledger/record_name.h"

namespace handover::ctl {
namespace {

using google::protobuf::FieldDescriptor;
using registry::v1::Record;

constexpr std::string_view kMagic = "SQLite format 3";

// What stands in front of the fields in the table of each kind.
constexpr char kCommonColumns[] =
    "revision INTEGER PRIMARY KEY, name TEXT NOT NULL, parent TEXT, record_time TEXT, author TEXT";
constexpr int kCommonCount = 5;

// "running_totals" of the kind whose collection is "runningTotals".
std::string TableOf(registry::v1::RecordKind kind) {
  std::string table;
  for (const char c : ledger::CollectionOf(kind)) {
    const bool is_upper = std::isupper(static_cast<unsigned char>(c)) != 0;
    if (is_upper) table += '_';
    table += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return table;
}

std::string SqlName(std::string path) {
  std::ranges::replace(path, '.', '_');
  return path;
}

// The kind whose body is in `field`: the two enums of the contract have one order.
registry::v1::RecordKind KindOfBody(const FieldDescriptor& field) {
  return static_cast<registry::v1::RecordKind>(field.index_in_oneof() + 1);
}

void BindText(SQLite::Statement& statement, int index, const std::optional<std::string>& text) {
  if (text.has_value()) {
    statement.bind(index, *text);
  } else {
    statement.bind(index);
  }
}

}  // namespace

// Throws what SQLiteCpp throws.
class SqliteSink::Writer {
 public:
  explicit Writer(const std::filesystem::path& path)
      : database_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE), transaction_(Unjournaled(database_)) {}

  void Begin(const ExportOrigin& origin) {
    database_.exec("CREATE TABLE export (ledger_id TEXT NOT NULL, revision INTEGER NOT NULL, agreement TEXT)");
    SQLite::Statement insert(database_, "INSERT INTO export VALUES (?, ?, ?)");
    insert.bind(1, origin.ledger_id);
    insert.bind(2, origin.revision);
    BindText(insert, 3, origin.agreement.empty() ? std::nullopt : std::optional(origin.agreement));
    insert.exec();
    database_.exec(
        "CREATE TABLE records (revision INTEGER PRIMARY KEY, name TEXT NOT NULL, record_json TEXT NOT NULL)");
    insert_record_.emplace(database_, "INSERT INTO records VALUES (?, ?, ?)");
    for (const FieldDescriptor* field : BodyFields()) AddTable(*field);
  }

  void Write(const Record& record, const std::string& json) {
    SQLite::Statement& insert = *insert_record_;
    insert.bind(1, record.revision());
    insert.bind(2, record.name());
    insert.bind(3, json);
    insert.exec();
    insert.reset();
    const auto table = tables_.find(BodyNameOf(record));
    if (table != tables_.end()) AddRow(record, table->second);
  }

  void End() { transaction_.commit(); }

 private:
  struct Table {
    std::vector<CellColumn> columns;
    std::unique_ptr<SQLite::Statement> insert;
  };

  // Nothing has to survive a crash here: the file is synced and renamed afterwards.
  static SQLite::Database& Unjournaled(SQLite::Database& database) {
    database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    return database;
  }

  void AddTable(const FieldDescriptor& body) {
    const std::string name = TableOf(KindOfBody(body));
    Table& table = tables_[body.name()];
    table.columns = ColumnsOf(*body.message_type());
    std::string columns = kCommonColumns;
    std::string places = "?, ?, ?, ?, ?";
    for (const CellColumn& column : table.columns) {
      absl::StrAppend(&columns, ", ", SqlName(column.path), column.type == CellType::kNumber ? " INTEGER" : " TEXT");
      absl::StrAppend(&places, ", ?");
    }
    database_.exec(absl::StrCat("CREATE TABLE ", name, " (", columns, ")"));
    table.insert =
        std::make_unique<SQLite::Statement>(database_, absl::StrCat("INSERT INTO ", name, " VALUES (", places, ")"));
  }

  static void AddRow(const Record& record, const Table& table) {
    SQLite::Statement& insert = *table.insert;
    const std::string parent(ledger::ParentOf(record.name()));
    insert.bind(1, record.revision());
    insert.bind(2, record.name());
    BindText(insert, 3, parent.empty() ? std::nullopt : std::optional(parent));
    insert.bind(4, google::protobuf::util::TimeUtil::ToString(record.record_time()));
    insert.bind(5, record.author());
    for (size_t i = 0; i < table.columns.size(); ++i) {
      BindText(insert, static_cast<int>(i) + kCommonCount + 1, CellOf(*BodyOf(record), table.columns[i].path));
    }
    insert.exec();
    insert.reset();
  }

  SQLite::Database database_;
  SQLite::Transaction transaction_;
  std::optional<SQLite::Statement> insert_record_;
  std::map<std::string, Table> tables_;  // By the name of the body's field.
};

SqliteSink::SqliteSink(std::filesystem::path path) : path_(std::move(path)) {}

SqliteSink::~SqliteSink() = default;

absl::Status SqliteSink::Begin(const ExportOrigin& origin) try {
  writer_ = std::make_unique<Writer>(path_);
  writer_->Begin(origin);
  return absl::OkStatus();
} catch (const SQLite::Exception& error) {
  return OutputNotWritten(path_, error.what());
}

absl::Status SqliteSink::Write(const Record& record) try {
  const auto json = JsonText(record, JsonForm::kOneLine);
  if (!json.ok()) return json.status();
  writer_->Write(record, *json);
  return absl::OkStatus();
} catch (const SQLite::Exception& error) {
  return OutputNotWritten(path_, error.what());
}

absl::Status SqliteSink::End() try {
  writer_->End();
  writer_.reset();
  return absl::OkStatus();
} catch (const SQLite::Exception& error) {
  return OutputNotWritten(path_, error.what());
}

// Throws what SQLiteCpp throws.
class SqliteSource::Reader {
 public:
  explicit Reader(const std::filesystem::path& path)
      : database_(Distrusted(path)),
        select_(database_, "SELECT revision, record_json FROM records ORDER BY revision"),
        records_(std::max(1, database_.execAndGet("SELECT count(*) FROM records").getInt())),
        bytes_(static_cast<int64_t>(std::filesystem::file_size(path))),
        place_{.file = path.string() + ":records", .line = 0} {}

  bool Next() {
    // A statement that is done takes no further step.
    if (select_.isDone() || !select_.executeStep()) return false;
    place_.line = select_.getColumn(0).getInt64();
    ++read_;
    return true;
  }
  std::string json() { return select_.getColumn(1).getString(); }
  const LinePlace& place() const { return place_; }
  int64_t bytes_read() const { return bytes_ * std::min<int64_t>(read_, records_) / records_; }

 private:
  // Somebody may have put views, triggers or huge values into it.
  static SQLite::Database Distrusted(const std::filesystem::path& path) {
    SQLite::Database database(path, SQLite::OPEN_READONLY);
    sqlite3_limit(database.getHandle(), SQLITE_LIMIT_LENGTH, static_cast<int>(LineReader::kLineBytesMax));
    database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
    return database;
  }

  SQLite::Database database_;
  SQLite::Statement select_;
  const int64_t records_;
  const int64_t bytes_;
  int64_t read_ = 0;
  LinePlace place_;
};

bool SqliteSource::IsSqlite(const std::filesystem::path& path) {
  std::string magic(kMagic.size(), '\0');
  return std::ifstream(path, std::ios::binary).read(magic.data(), static_cast<std::streamsize>(magic.size())) &&
         magic == kMagic;
}

SqliteSource::SqliteSource(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}

SqliteSource::~SqliteSource() = default;

absl::StatusOr<std::unique_ptr<SqliteSource>> SqliteSource::Open(const std::filesystem::path& path) try {
  return std::unique_ptr<SqliteSource>(new SqliteSource(std::make_unique<Reader>(path)));
} catch (const std::exception& error) {
  return absl::InvalidArgumentError(
      absl::StrCat(path.string(), ": ", error.what(), ", want a SQLite file that handoverctl export has made"));
}

absl::StatusOr<std::optional<PlacedRecord>> SqliteSource::Next() try {
  if (!reader_->Next()) return std::nullopt;
  auto record = ParseJsonRecord(reader_->json());
  if (record.ok()) return PlacedRecord{*std::move(record), reader_->place()};
  return absl::InvalidArgumentError(absl::StrCat(reader_->place().Text(), ": ", record.status().message()));
} catch (const SQLite::Exception& error) {
  return absl::DataLossError(absl::StrCat(reader_->place().Text(), ": cannot be read any further: ", error.what()));
}

int64_t SqliteSource::bytes_read() const { return reader_->bytes_read(); }

}  // namespace handover::ctl
