//! `if` and `unless` that refuse a value which the data does not have.
//!
//! Handlebars' own take a missing value for false even where it is strict: one misspelt name in a
//! template would drop who spoke.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, RenderContext,
    RenderError, RenderErrorReason, Renderable,
};

/// Renders its block where the value's truth is the one wanted.
pub(super) struct Condition {
    /// `true` for `if`, `false` for `unless`.
    pub(super) wanted: bool,
}

impl HelperDef for Condition {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        state: &mut RenderContext<'reg, 'rc>,
        output: &mut dyn Output,
    ) -> HelperResult {
        let name = if self.wanted { "if" } else { "unless" };
        let value = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex(name, 0))?;
        if value.is_value_missing() {
            return Err(RenderError::strict_error(value.relative_path()));
        }
        let zero = helper.hash_get("includeZero").and_then(|zero| zero.value().as_bool());
        let stands = value.value().is_truthy(zero.unwrap_or(false)) == self.wanted;
        let block = if stands { helper.template() } else { helper.inverse() };
        block.map_or(Ok(()), |block| block.render(registry, context, state, output))
    }
}
