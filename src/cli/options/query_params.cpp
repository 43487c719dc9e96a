#include "cli/options/query_params.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

#include "query/bound_arguments.hpp"

namespace outagedb {
namespace {

std::string type_of(const Param& param) {
  switch (param.kind) {
    case ParamKind::names:
      return "NAME";
    case ParamKind::integer:
      return "N";
    case ParamKind::number:
      return "X";
    case ParamKind::from:
    case ParamKind::until:
    case ParamKind::instant:
      return "TIME";
    case ParamKind::choice:
      return fmt::format("{}", fmt::join(param.choices, "|"));
    case ParamKind::text:
    case ParamKind::zone:
      break;
  }
  return "TEXT";
}

// The header's text, capitalized for the help.
std::string help_of(const Param& param) {
  std::string help = param.help;
  if (!help.empty() && help[0] >= 'a' && help[0] <= 'z')
    help[0] = static_cast<char>(help[0] - 'a' + 'A');
  return help;
}

// The user's value, one text or several, is the argument.
template <typename Given>
CLI::Option* add_param(CLI::App& command, const Param& param,
                       const std::shared_ptr<Arguments>& arguments) {
  return command
      .add_option_function<Given>(
          option_of(param),
          [arguments, name = param.name](const Given& given) {
            arguments->insert_or_assign(name, Argument(given));
          },
          help_of(param))
      ->type_name(type_of(param))
      ->required(param.required);
}

}  // namespace

void take_several_names(CLI::Option& option) {
  option.expected(1)->allow_extra_args(false)->take_all();
}

void add_params(CLI::App& command, const Query& query,
                const std::shared_ptr<Arguments>& arguments) {
  for (const Param& param : query.params) {
    if (param.kind == ParamKind::zone) continue;
    if (param.kind == ParamKind::names) {
      take_several_names(*add_param<std::vector<std::string>>(command, param, arguments));
    } else {
      add_param<std::string>(command, param, arguments);
    }
  }
}

}  // namespace outagedb
