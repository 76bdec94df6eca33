//! The standard allocator, each of its functions a call of its own.
//!
//! The release is one unit for the compiler, the allocator included. Where it puts the freeing of memory in line with the
//! program, it sees a read of what stands before that memory: the allocator's note of its size. Of memory that was asked for
//! filled with zeros it takes that for 0 as well, since nothing of the program wrote there, and memory is freed as if it were
//! of another size: the program ends. A call that it does not look into is nothing that it can be wrong about.

use std::alloc::{GlobalAlloc, Layout, System};

/// Hands everything on to the standard allocator.
pub struct OutOfLine;

// SAFETY: every function is the standard allocator's, given what it was given.
unsafe impl GlobalAlloc for OutOfLine {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the promises that `System` asks for, which are the same.
        unsafe { System.alloc(layout) }
    }

    #[inline(never)]
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }

    #[inline(never)]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    #[inline(never)]
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.realloc(memory, layout, size) }
    }
}
