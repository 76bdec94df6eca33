//! What the browser does with nodes of the program's own that stand nowhere yet: none of it can fail, so none of it is
//! called in a way that costs as much as what it does, only to catch what never comes.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Node};

#[wasm_bindgen]
extern "C" {
    /// A node or an element, as far as it is built here.
    pub(super) type Built;

    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub(super) fn create_element(name: &str) -> Element;

    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    pub(super) fn create_element_ns(namespace: &str, name: &str) -> Element;

    #[wasm_bindgen(method, js_name = appendChild)]
    pub(super) fn append_child(this: &Built, child: &Node);

    #[wasm_bindgen(method, js_name = setAttribute)]
    pub(super) fn set_attribute(this: &Built, name: &str, value: &str);

    #[wasm_bindgen(method, js_name = cloneNode)]
    pub(super) fn clone_node(this: &Built, deep: bool) -> Node;
}
